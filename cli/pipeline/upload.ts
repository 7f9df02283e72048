import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { defaultConfig } from '../../core/configuration/default-config.ts';
import { parseConfig } from '../../core/configuration/parse-config.ts';
import { readYaml } from '../../core/configuration/yaml-source.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { keys } from '../../core/contracts/keys.ts';
import { columnNames } from '../../core/csv/column-names.ts';
import { checkColumns } from '../../core/data-set/check-columns.ts';
import { namingFile } from '../../core/data-set/naming-file.ts';
import { ConfigurationError, isRefusal, NotFoundError } from '../../core/errors.ts';
import { sha256 } from '../../core/hashing/sha256.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';

export const DEFAULT_CONFIG_FILE = './upkeep.yaml';

const MAX_NAME_LENGTH = 63;

export interface UploadRequest {
  readonly data: string;
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
export async function upload(store: ObjectStore, { data, config }: UploadRequest): Promise<Uploaded> {
  return putUpload(store, { body: await readUserFile(data, 'the data set'), file: basename(data), config });
}

export async function putUpload(
  store: ObjectStore,
  { body, file, config }: { body: Uint8Array; file: string; config: string | undefined },
): Promise<Uploaded> {
  const text = await readConfig(config, false);
  if (text !== undefined) await refuseUnfit(parseConfig(text, config ?? DEFAULT_CONFIG_FILE), { body, file });
  const model = await storeConfig(store, config, file);
  const key = keys.raw(model, `${sha256(body).slice(0, 16)}/${file}`);
  return { model, key, isNew: await store.putIfAbsent(key, body) };
}

/**
 * A configuration that names a column which the file lacks is refused before it takes the place of the one that is in use: a
 * model in service is watched and tuned again by what is stored. @throws ConfigurationError, DataRefusedError
 */
async function refuseUnfit(
  config: ModelConfig,
  { body, file }: { body: Uint8Array; file: string },
): Promise<void> {
  async function* open() {
    yield body;
  }
  try {
    checkColumns(config, await columnNames(open(), file));
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

/** Reads a file that the user named. @throws NotFoundError, ConfigurationError */
export async function readUserFile(file: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

function unreadable(file: string, what: string, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new NotFoundError(
      { where: file, found: `${what} is not there`, todo: 'Check the path' },
      { cause },
    );
  }
  const found =
    code === 'EISDIR' ? `${what} should be a file, and this is a folder` : `${what} cannot be read (${code})`;
  return new ConfigurationError({ where: file, found, todo: 'Name a readable file' }, { cause });
}
