import { readArtefactIfAny } from '../../core/artefacts/stored-json.ts';
import { loadConfig } from '../../core/configuration/load-config.ts';
import type { ModelConfig } from '../../core/contracts/config/model-config.ts';
import { keys } from '../../core/contracts/keys.ts';
import type { Manifest } from '../../core/contracts/manifest.ts';
import type { CleanOutput } from '../../core/contracts/steps.ts';
import { uploadIdOf } from '../../core/data-set/dataset-id.ts';
import type { ObjectInfo, ObjectStore } from '../../core/ports/object-store.ts';

/** Names an upload: its model and its object under `raw/`. */
export interface UploadRef {
  readonly model: string;
  readonly key: string;
}

/**
 * What CLEAN has made of an upload, or undefined as long as it has not: of the object's version of now and under the
 * configuration of now, since either may be replaced while it is waited for. `reused`: the data set is another upload's.
 * @throws ConfigurationError when the stored configuration was made useless meanwhile
 */
export async function findCleaned(
  { model, key }: UploadRef,
  store: ObjectStore,
): Promise<CleanOutput | undefined> {
  const raw = await store.head(key);
  if (raw === undefined) return undefined;
  const config = await loadConfig(store, model);
  const manifest = await findManifest({ model, raw, config }, store);
  if (manifest === undefined) return undefined;
  const { datasetId, nRows, nQuarantined, nWithoutTarget, notices } = manifest;
  return {
    model,
    datasetId,
    rawKey: key,
    uploadedAtMs: raw.modifiedAtMs,
    reused: manifest.raw.key !== key || manifest.raw.version !== raw.version,
    nRows,
    nQuarantined,
    nWithoutTarget,
    notices,
    tunable: config.data.target !== null,
  };
}

async function findManifest(
  { model, raw, config }: { model: string; raw: ObjectInfo; config: ModelConfig },
  store: ObjectStore,
): Promise<Manifest | undefined> {
  const uploadKey = keys.cleanedUpload(model, uploadIdOf({ key: raw.key, version: raw.version }, config));
  const cleaned = await readArtefactIfAny<{ format: 'upkeep-upload/1'; datasetId: string }>(
    store,
    uploadKey,
    'upkeep-upload/1',
  );
  if (cleaned === undefined) return undefined;
  const manifestKey = keys.dataSet(model, cleaned.datasetId, 'manifest.json');
  return readArtefactIfAny<Manifest>(store, manifestKey, 'upkeep-manifest/1');
}
