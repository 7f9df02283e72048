import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { defaultConfig } from '../../core/configuration/default-config.ts';
import { parseConfig } from '../../core/configuration/parse-config.ts';
import { readYaml } from '../../core/configuration/yaml-source.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { keys } from '../../core/contracts/keys.ts';
import { checkColumns } from '../../core/data-set/check-columns.ts';
import { namingFile } from '../../core/data-set/naming-file.ts';
import { readOptions } from '../../core/data-set/read-options.ts';
import { ConfigurationError, isRefusal } from '../../core/errors.ts';
import { sha256, sha256Stream } from '../../core/hashing/sha256.ts';
import { inputColumns } from '../../core/input/input-columns.ts';
import type { ObjectBody, ObjectStore } from '../../core/ports/object-store.ts';
import { dataInputName, openDataInput } from './data-input.ts';
import { unreadable } from './user-file.ts';

export const DEFAULT_CONFIG_FILE = './upkeep.yaml';

const MAX_NAME_LENGTH = 63;

export interface UploadRequest {
  /** `-` is standard input. */
  readonly data: string;
  /** What the data set is called. @default as its file, or 'stdin' */
  readonly name?: string | undefined;
  /** Undefined: ./upkeep.yaml, if there is one. */
  readonly config: string | undefined;
}

export interface Uploaded {
  readonly model: string;
  readonly key: string;
  /** False when the very same file was there already: nothing was written, so no event tells a deployment of it. */
  readonly isNew: boolean;
}

/**
 * Puts a data set and its configuration where CLEAN finds them. A folder named by the digest of the bytes keeps files of one
 * name apart: the same file is the same object, two different ones never replace each other, and CLEAN's messages hold the
 * name that the user knows.
 */
export async function upload(store: ObjectStore, { data, name, config }: UploadRequest): Promise<Uploaded> {
  return putUpload(store, { body: openDataInput(data), file: dataInputName(data, name), config });
}

export interface UploadBody {
  /** Whole, or opened as often as it is read, a few chunks in memory at a time. */
  readonly body: Uint8Array | (() => AsyncIterable<Uint8Array>);
  readonly file: string;
  readonly config: string | undefined;
}

export async function putUpload(store: ObjectStore, { body, file, config }: UploadBody): Promise<Uploaded> {
  const digest = await digestOf(body); // first: it tells whether the file can be read at all
  const text = await readConfig(config, false);
  if (text !== undefined) await refuseUnfit(parseConfig(text, config ?? DEFAULT_CONFIG_FILE), { body, file });
  const model = await storeConfig(store, config, file);
  const key = keys.raw(model, `${digest.slice(0, 16)}/${file}`);
  return { model, key, isNew: await store.putIfAbsent(key, objectBody(body)) };
}

export function objectBody(body: UploadBody['body']): ObjectBody {
  return typeof body === 'function' ? body() : body;
}

async function digestOf(body: UploadBody['body']): Promise<string> {
  if (typeof body !== 'function') return sha256(body);
  const hash = sha256Stream();
  for await (const chunk of body()) hash.update(chunk);
  return hash.digest();
}

/**
 * A configuration that names a column which the file lacks is refused before it takes the place of the one that is in use: a
 * model in service is watched and tuned again by what is stored. @throws ConfigurationError, DataRefusedError
 */
async function refuseUnfit(
  config: ModelConfig,
  { body, file }: Pick<UploadBody, 'body' | 'file'>,
): Promise<void> {
  async function* whole(bytes: Uint8Array) {
    yield bytes;
  }
  const open = () => (typeof body === 'function' ? body() : whole(body));
  try {
    checkColumns(config, await inputColumns(open(), readOptions(config.data, file)));
  } catch (error) {
    throw isRefusal(error) ? namingFile(error, file) : error;
  }
}

/**
 * Puts the configuration into the store and answers its model's name. Without one the model is named after the file, and
 * nothing is tuned; where there is no file to name it after, a configuration is needed.
 */
export async function storeConfig(
  store: ObjectStore,
  file: string | undefined,
  data: string | null,
): Promise<string> {
  const text = await readConfig(file, data === null);
  if (text === undefined) return modelNameFrom(data!);
  const { model } = parseConfig(text, file ?? DEFAULT_CONFIG_FILE);
  await putConfig(store, model, text);
  return model;
}

export interface ReadConfig {
  readonly config: ModelConfig;
  /** What the file says, without the defaults: an empty object without a file. */
  readonly given: unknown;
}

/** The configuration for a data file, wherever it is kept: the one that is named, ./upkeep.yaml, or the defaults. @throws ConfigurationError */
export async function configFor(data: string, file: string | undefined): Promise<ReadConfig> {
  const text = await readConfig(file, false);
  if (text === undefined) return { config: defaultConfig(modelNameFrom(data)), given: {} };
  const name = file ?? DEFAULT_CONFIG_FILE;
  return { config: parseConfig(text, name), given: readYaml(text, name).value };
}

async function readConfig(file: string | undefined, isNeeded: boolean): Promise<string | undefined> {
  try {
    return await readFile(file ?? DEFAULT_CONFIG_FILE, 'utf8');
  } catch (error) {
    if (file === undefined && !isNeeded && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return undefined;
    throw unreadable(file ?? DEFAULT_CONFIG_FILE, 'the configuration', error);
  }
}

async function putConfig(store: ObjectStore, model: string, text: string): Promise<void> {
  const key = keys.config(model);
  const same =
    (await store.head(key)) !== undefined && new TextDecoder().decode(await store.get(key)) === text;
  if (!same) await store.put(key, text);
}

function modelNameFrom(file: string): string {
  const stem = basename(file).toLowerCase().replace(/\..*$/, '');
  const name = stem
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_LENGTH + 1)
    .replace(/^-/, '')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/-$/, '');
  if (name !== '') return name;
  throw new ConfigurationError({
    where: file,
    found: 'no model can be named after this file',
    todo: 'Write an upkeep.yaml with a model name, or rename the file',
  });
}
