import { loadConfig } from '../configuration/load-config.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import { MEMORY_PER_UPLOAD_BYTE } from '../contracts/deployment.ts';
import { isRetuningFile } from '../contracts/keys.ts';
import type { CleanInput, CleanOutput } from '../contracts/steps.ts';
import { checkSize } from '../data-set/check-size.ts';
import { cleanOutput } from '../data-set/clean-output.ts';
import { cleanTable } from '../data-set/clean-table.ts';
import { findCleanedUpload, noteCleanedUpload } from '../data-set/cleaned-upload.ts';
import { datasetIdOf } from '../data-set/dataset-id.ts';
import { namingFile } from '../data-set/naming-file.ts';
import { quarantineUpload } from '../data-set/quarantine-upload.ts';
import { parseRawKey } from '../data-set/raw-key.ts';
import { readRaw } from '../data-set/read-raw.ts';
import { readWholeDataSet } from '../data-set/read-whole-data-set.ts';
import { writeDataSet } from '../data-set/write-data-set.ts';
import { isRefusal, NotFoundError } from '../errors.ts';
import { checkFreshness } from '../expect/check-expectations.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { SecondThread, StartSecondThread } from '../ports/second-thread.ts';

export interface CleanPorts extends Pick<Ports, 'store'> {
  /** @default this thread does all */
  readonly startSecondThread?: StartSecondThread;
}

/**
 * CLEAN: one uploaded object becomes one data set. A repeat of the same upload under the same configuration reads nothing
 * and answers the same. What is refused (a key that names no model, a configuration that cannot be read, a file that is no
 * table or does not fit) leaves the reason under `quarantine/`; the upload itself stays where it is.
 * @throws ConfigurationError, DataRefusedError, NotFoundError
 */
export async function clean(
  { key, maxBytes = Number.POSITIVE_INFINITY }: CleanInput,
  { store, startSecondThread }: CleanPorts,
): Promise<CleanOutput> {
  const raw = await store.head(key);
  if (raw === undefined) throw new NotFoundError({ where: key, found: 'there is no such object' });
  try {
    const { model, file } = parseRawKey(key);
    const config = await loadConfig(store, model);
    const finished = await findCleanedUpload(store, { model, raw, config });
    if (finished !== undefined) return cleanOutput(finished, { raw, config, reused: true });
    const { manifest, reused } = await cleanUpload(
      { store, startSecondThread, model, file, raw, config },
      maxBytes,
    );
    return cleanOutput(manifest, { raw, config, reused });
  } catch (error) {
    if (isRefusal(error)) await quarantineUpload(store, raw, error);
    throw error;
  }
}

/** The file's own name, without the folders that keep uploads apart. */
function fileNameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

interface Upload {
  readonly store: ObjectStore;
  readonly startSecondThread: StartSecondThread | undefined;
  readonly model: string;
  readonly file: string;
  readonly raw: ObjectInfo;
  readonly config: ModelConfig;
}

async function cleanUpload(upload: Upload, maxBytes: number) {
  const name = fileNameOf(upload.file);
  try {
    checkSize({ name, sizeBytes: upload.raw.sizeBytes, maxBytes });
    return await makeDataSet(upload, name, maxBytes);
  } catch (error) {
    throw isRefusal(error) ? namingFile(error, name) : error;
  }
}

async function makeDataSet(upload: Upload, name: string, maxBytes: number) {
  const thread = upload.startSecondThread?.(upload.raw);
  try {
    return await readAndClean(upload, { name, maxBytes, thread });
  } finally {
    await thread?.close();
  }
}

interface Means {
  readonly name: string;
  readonly maxBytes: number;
  readonly thread: SecondThread | undefined;
}

async function readAndClean({ store, model, raw, config }: Upload, { name, maxBytes, thread }: Means) {
  const file = {
    name,
    open: () => store.open(raw.key, raw.version),
    sizeBytes: raw.sizeBytes,
    isShared: thread !== undefined,
    tail: thread?.tail,
    // What a file unpacks to needs the memory of a file of that size.
    ...(Number.isFinite(maxBytes)
      ? { maxUnpackedBytes: maxBytes, maxTableBytes: maxBytes * MEMORY_PER_UPLOAD_BYTE }
      : {}),
  };
  const read = await readRaw(file, config);
  const datasetId = datasetIdOf(read.digest, config);
  let manifest = await readWholeDataSet(store, { model, datasetId });
  const reused = manifest !== undefined;
  const uploadedAtMs = raw.modifiedAtMs;
  const isRetuning = isRetuningFile(name);
  // The same content was good once; whether it is fresh depends on when it came.
  if (reused && !isRetuning)
    checkFreshness(read, { expect: config.clean.expect, data: config.data, uploadedAtMs });
  manifest ??= await writeDataSet(
    store,
    {
      model,
      datasetId,
      csv: config.clean,
      raw: { key: raw.key, version: raw.version, digest: read.digest, sizeBytes: read.sizeBytes },
    },
    await cleanTable(read, { config, uploadedAtMs, isRetuning, thread }),
  );
  await noteCleanedUpload(store, { model, raw, config }, datasetId);
  return { manifest, reused };
}
