import { readArtefactIfAny } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/**
 * The manifest of a data set all of whose files are there in their size; undefined where it was never finished, or somebody
 * removed or cut a file since: it is then written again. One look a file, nothing is read.
 */
export async function readWholeDataSet(
  store: ObjectStore,
  { model, datasetId }: { model: string; datasetId: string },
): Promise<Manifest | undefined> {
  const folder = keys.dataSet(model, datasetId, 'manifest.json');
  const manifest = await readArtefactIfAny<Manifest>(store, folder, 'upkeep-manifest/1');
  if (manifest === undefined) return undefined;
  const prefix = folder.slice(0, folder.lastIndexOf('/') + 1);
  for (const [name, { sizeBytes }] of Object.entries(manifest.files)) {
    if ((await store.head(prefix + name))?.sizeBytes !== sizeBytes) return undefined;
  }
  return manifest;
}
