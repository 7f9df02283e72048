import { readArtefact, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { type DenoiseTail, RECIPE_FORMAT, type Recipe } from '../contracts/recipe.ts';
import { DamagedArtefactError, NotFoundError } from '../errors.ts';
import { sha256 } from '../hashing/sha256.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Table } from '../table/table.ts';
import { decodeTable } from '../table/table-bin.ts';

interface DataSetRef {
  readonly model: string;
  readonly datasetId: string;
}

/**
 * The manifest and the typed table of a data set. The table is compared with the manifest's SHA-256, which costs less than
 * reading it: a cell that changed would be a plausible number, and nothing later could tell.
 * @throws NotFoundError when the data set was never finished; DamagedArtefactError
 */
export async function loadDataSet(
  store: ObjectStore,
  ref: DataSetRef,
): Promise<{ manifest: Manifest; table: Table }> {
  const { model, datasetId } = ref;
  const manifestKey = keys.dataSet(model, datasetId, 'manifest.json');
  if ((await store.head(manifestKey)) === undefined) {
    throw new NotFoundError({
      where: manifestKey,
      found: 'the data set does not exist',
      todo: 'Upload and clean it first',
    });
  }
  const manifest = await readArtefact<Manifest>(store, manifestKey, 'upkeep-manifest/1');
  const tableKey = keys.dataSet(model, datasetId, 'table.bin');
  const bytes = await store.get(tableKey);
  if (sha256(bytes) !== manifest.files['table.bin']?.sha256) throw changed(tableKey);
  return { manifest, table: decodeTable(bytes, tableKey) };
}

/** What the filters of a data set's columns were, and how they ended; empty where nothing was smoothed. */
export async function loadDenoiseTails(
  store: ObjectStore,
  { model, datasetId }: DataSetRef,
): Promise<readonly DenoiseTail[]> {
  const key = keys.dataSet(model, datasetId, 'recipe.json');
  const todo = 'Upload the data again: this version then cleans them anew';
  return (await readArtefact<Recipe>(store, key, RECIPE_FORMAT, todo)).denoise;
}

/** `name type` of the columns of a data set; null when it is gone. */
export async function loadColumns(
  store: ObjectStore,
  { model, datasetId }: DataSetRef,
): Promise<readonly string[] | null> {
  const key = keys.dataSet(model, datasetId, 'manifest.json');
  return (await readArtefactIfAny<Manifest>(store, key, 'upkeep-manifest/1'))?.columns ?? null;
}

function changed(tableKey: string): DamagedArtefactError {
  const folder = tableKey.slice(0, tableKey.lastIndexOf('/') + 1);
  return new DamagedArtefactError({
    where: tableKey,
    found: 'its bytes are not those that were written: their SHA-256 is not the one in manifest.json',
    todo: `Delete the folder ${folder} and run the same again: the data set is then cleaned anew from its upload`,
  });
}
