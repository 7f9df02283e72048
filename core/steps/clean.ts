import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { loadConfig } from '../configuration/load-config.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import type { CleanInput, CleanOutput } from '../contracts/steps.ts';
import { columnNames } from '../csv/column-names.ts';
import { readCsv } from '../csv/read-csv.ts';
import { checkColumns } from '../data-set/check-columns.ts';
import { checkSize } from '../data-set/check-size.ts';
import { cleanTable } from '../data-set/clean-table.ts';
import { datasetIdOf, uploadIdOf } from '../data-set/dataset-id.ts';
import { declaredTypes } from '../data-set/declared-types.ts';
import { quarantineUpload } from '../data-set/quarantine-upload.ts';
import { parseRawKey } from '../data-set/raw-key.ts';
import { readWholeDataSet } from '../data-set/read-whole-data-set.ts';
import { writeDataSet } from '../data-set/write-data-set.ts';
import { ConfigurationError, DataRefusedError, NotFoundError } from '../errors.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * CLEAN: one uploaded object becomes one data set. A repeat of the same upload under the same configuration reads nothing
 * and answers the same. A file that is refused, or that does not fit its configuration, leaves the reason, which names
 * the file, under `quarantine/`; the upload itself stays where it is.
 * @throws ConfigurationError, DataRefusedError, NotFoundError
 */
export async function clean(
  { key, maxBytes = Number.POSITIVE_INFINITY }: CleanInput,
  { store }: Pick<Ports, 'store'>,
): Promise<CleanOutput> {
  const { model, file } = parseRawKey(key);
  const config = await loadConfig(store, model);
  const raw = await store.head(key);
  if (raw === undefined) throw new NotFoundError({ where: key, found: 'there is no such object' });
  const finished = await findFinished({ store, model, raw, config });
  if (finished !== undefined) return output(finished, { raw, config, reused: true });
  try {
    checkSize({ name: fileNameOf(file), sizeBytes: raw.sizeBytes, maxBytes });
    const { manifest, reused } = await cleanUpload({ store, model, file, raw, config });
    return output(manifest, { raw, config, reused });
  } catch (error) {
    if (!(error instanceof DataRefusedError || error instanceof ConfigurationError)) throw error;
    const refusal = namingFile(error, fileNameOf(file));
    await quarantineUpload(store, { key, version: raw.version, reason: refusal.message });
    throw refusal;
  }
}

/** The file's own name, without the folders that keep uploads apart. */
function fileNameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The refusal with the file's name in front, where it speaks of the configuration or of "the data set" only. */
function namingFile(
  error: DataRefusedError | ConfigurationError,
  name: string,
): DataRefusedError | ConfigurationError {
  const { where } = error.detail;
  if (where.startsWith(name)) return error;
  const detail = { ...error.detail, where: `${name}, ${where}` };
  return error instanceof DataRefusedError
    ? new DataRefusedError(detail, { cause: error })
    : new ConfigurationError(detail, { cause: error });
}

interface Upload {
  readonly store: ObjectStore;
  readonly model: string;
  readonly file: string;
  readonly raw: ObjectInfo;
  readonly config: ModelConfig;
}

async function cleanUpload({ store, model, file, raw, config }: Upload) {
  const { missing } = config.data;
  const name = fileNameOf(file);
  const open = () => store.open(raw.key, raw.version);
  checkColumns(config.data, await columnNames(open(), name));
  const read = await readCsv(open, { name, missing, types: declaredTypes(config.data) });
  const datasetId = datasetIdOf(read.digest, config);
  let manifest = await readWholeDataSet(store, { model, datasetId });
  const reused = manifest !== undefined;
  manifest ??= await writeDataSet(
    store,
    {
      model,
      datasetId,
      raw: { key: raw.key, version: raw.version, digest: read.digest, sizeBytes: read.sizeBytes },
    },
    cleanTable(read, config),
  );
  await store.putIfAbsent(
    uploadKey({ model, raw, config }),
    jsonText({ format: 'upkeep-upload/1', datasetId }),
  );
  return { manifest, reused };
}

async function findFinished({
  store,
  model,
  raw,
  config,
}: Omit<Upload, 'file'>): Promise<Manifest | undefined> {
  const key = uploadKey({ model, raw, config });
  const upload = await readArtefactIfAny<{ format: 'upkeep-upload/1'; datasetId: string }>(
    store,
    key,
    'upkeep-upload/1',
  );
  return upload === undefined ? undefined : readWholeDataSet(store, { model, datasetId: upload.datasetId });
}

function uploadKey({ model, raw, config }: Pick<Upload, 'model' | 'raw' | 'config'>): string {
  return keys.cleanedUpload(model, uploadIdOf({ key: raw.key, version: raw.version }, config));
}

function output(
  manifest: Manifest,
  context: { raw: ObjectInfo; config: ModelConfig; reused: boolean },
): CleanOutput {
  return {
    model: manifest.model,
    datasetId: manifest.datasetId,
    rawKey: context.raw.key,
    uploadedAtMs: context.raw.modifiedAtMs,
    reused: context.reused,
    nRows: manifest.nRows,
    nQuarantined: manifest.nQuarantined,
    nWithoutTarget: manifest.nWithoutTarget,
    notices: [...manifest.notices],
    tunable: context.config.data.target !== null,
  };
}
