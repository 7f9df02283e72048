import { jsonText } from '../artefacts/stored-json.ts';
import { type DataSetFile, keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { CLEANER_FORMAT } from '../contracts/versions.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { encodeQuarantine } from '../csv/write-quarantine.ts';
import { sha256 } from '../hashing/sha256.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { encodeTable } from '../table/table-bin.ts';
import type { CleanedTable } from './clean-table.ts';

interface DataSetSource {
  readonly model: string;
  readonly datasetId: string;
  readonly raw: Manifest['raw'];
}

/**
 * Writes the files of a data set, and its manifest last. Killed at any point, it leaves no manifest, and a repeat writes
 * the same bytes again; of two at once, the first manifest stands, and it describes both.
 */
export async function writeDataSet(
  store: ObjectStore,
  source: DataSetSource,
  cleaned: CleanedTable,
): Promise<Manifest> {
  const { model, datasetId, raw } = source;
  const bodies: Partial<Record<DataSetFile, Uint8Array | string>> = {
    'table.bin': encodeTable(cleaned.table),
    'clean.csv': writeCsv(cleaned.finished),
    'recipe.json': jsonText(cleaned.recipe),
    'profile.json': jsonText(cleaned.profile),
    'ledger.json': jsonText(cleaned.ledger),
    'quarantine.csv': encodeQuarantine(cleaned.quarantined),
  };
  const files: Record<string, { sha256: string; sizeBytes: number }> = {};
  for (const [name, body] of Object.entries(bodies) as [DataSetFile, Uint8Array | string][]) {
    const info = await store.put(keys.dataSet(model, datasetId, name), body);
    files[name] = { sha256: sha256(body), sizeBytes: info.sizeBytes };
  }
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
    columns: cleaned.table.columns.map(({ name, type }) => `${name} ${type}`),
    features: cleaned.features,
    notices: cleaned.notices,
    files,
  };
  await store.putIfAbsent(keys.dataSet(model, datasetId, 'manifest.json'), jsonText(manifest));
  return manifest;
}
