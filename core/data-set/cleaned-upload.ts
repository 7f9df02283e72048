import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import { uploadIdOf } from './dataset-id.ts';
import { readWholeDataSet } from './read-whole-data-set.ts';

/** One version of one uploaded object, under one configuration. */
interface ConfiguredUpload {
  readonly model: string;
  readonly raw: ObjectInfo;
  readonly config: ModelConfig;
}

interface CleanedUpload {
  readonly format: 'upkeep-upload/1';
  readonly datasetId: string;
}

/** Notes which data set an upload has become, so that a repeat is recognised without reading it. */
export async function noteCleanedUpload(
  store: ObjectStore,
  upload: ConfiguredUpload,
  datasetId: string,
): Promise<void> {
  const cleaned: CleanedUpload = { format: 'upkeep-upload/1', datasetId };
  await store.putIfAbsent(keyOf(upload), jsonText(cleaned));
}

/** The manifest of the data set that an upload has become, or undefined: it is not cleaned, or not all files are there. */
export async function findCleanedUpload(
  store: ObjectStore,
  upload: ConfiguredUpload,
): Promise<Manifest | undefined> {
  const cleaned = await readArtefactIfAny<CleanedUpload>(store, keyOf(upload), 'upkeep-upload/1');
  if (cleaned === undefined) return undefined;
  return readWholeDataSet(store, { model: upload.model, datasetId: cleaned.datasetId });
}

function keyOf({ model, raw: { key, version }, config }: ConfiguredUpload): string {
  return keys.cleanedUpload(model, uploadIdOf({ key, version }, config));
}
