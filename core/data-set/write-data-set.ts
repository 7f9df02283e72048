import { jsonText } from '../artefacts/stored-json.ts';
import type { CleanSection } from '../contracts/config/clean-section.ts';
import { type DataSetFile, keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { CLEANER_FORMAT } from '../contracts/versions.ts';
import { csvChunks } from '../csv/write-csv.ts';
import { quarantineChunks } from '../csv/write-quarantine.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { tableChunks } from '../table/table-bin.ts';
import type { CleanedTable } from './clean-table.ts';
import { type HashedFile, putHashed } from './put-hashed.ts';

interface DataSetSource {
  readonly model: string;
  readonly datasetId: string;
  readonly raw: Manifest['raw'];
  readonly csv: Pick<CleanSection, 'precision' | 'escapeFormulas'>;
}

const encoder = new TextEncoder();

/**
 * Writes the files of a data set as streams, none of them whole in memory, and its manifest last. Killed at any point, it leaves
 * no manifest, and a repeat writes the same bytes again; of two at once, the first manifest stands, and it describes both.
 */
export async function writeDataSet(
  store: ObjectStore,
  source: DataSetSource,
  cleaned: CleanedTable,
): Promise<Manifest> {
  const { model, datasetId, raw, csv } = source;
  const files: Record<string, HashedFile> = {};
  const keyOf = (name: DataSetFile) => keys.dataSet(model, datasetId, name);
  const write = async (name: DataSetFile, chunks: Iterable<Uint8Array>) => {
    files[name] = await putHashed(store, keyOf(name), chunks);
  };
  await write('table.bin', tableChunks(cleaned.table));
  // While one of them waits for the store, the other is made. Where one fails, the other ends first: nothing goes on behind.
  const csvAndProfile = async () => {
    await write('clean.csv', csvChunks(cleaned.finished, csv));
    await cleaned.profile();
  };
  const parquet = async () => {
    files['clean.parquet'] = await cleaned.putParquet(store, keyOf('clean.parquet'));
  };
  const all = await Promise.allSettled([csvAndProfile(), parquet()]);
  const failed = all.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  await write('recipe.json', [encoder.encode(jsonText(cleaned.recipe))]);
  await write('profile.json', [encoder.encode(jsonText(await cleaned.profile()))]);
  await write('ledger.json', [encoder.encode(jsonText(cleaned.ledger))]);
  await write('quarantine.csv', quarantineChunks(cleaned.quarantined, csv));
  const { rows } = cleaned.ledger;
  const manifest: Manifest = {
    format: 'upkeep-manifest/1',
    model,
    datasetId,
    raw,
    cleanerFormat: CLEANER_FORMAT,
    source: cleaned.source,
    nRead: rows.read,
    nRows: rows.kept,
    nQuarantined: rows.quarantined,
    nDuplicates: rows.duplicates,
    nWithoutTarget: rows.withoutTarget,
    nLeftOut: rows.leftOut,
    columns: cleaned.table.columns.map(({ name, type }) => `${name} ${type}`),
    features: cleaned.features,
    notices: cleaned.notices,
    files: inFixedOrder(files),
  };
  await store.putIfAbsent(keys.dataSet(model, datasetId, 'manifest.json'), jsonText(manifest));
  return manifest;
}

/** By name: which of two was written first must not show. */
function inFixedOrder(files: Readonly<Record<string, HashedFile>>): Record<string, HashedFile> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
