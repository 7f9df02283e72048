import { TARGET_COLUMN, WEIGHT_COLUMN } from '../contracts/trainer.ts';
import { csvChunks } from '../csv/write-csv.ts';
import { DataRefusedError } from '../errors.ts';
import type { DesignMatrix } from '../estimators/design-matrix.ts';
import { hashedChunks } from '../hashing/hashed-chunks.ts';
import { parquetChunks } from '../parquet/write-parquet.ts';
import type { NumericColumn } from '../table/table.ts';
import { sourceOf, type TableSource } from '../table/table-source.ts';
import { type TrainerDesk, workKey } from './trainer-desk.ts';

interface Rows {
  readonly X: DesignMatrix;
  /** `(X.nSamples,)`. @default null: rows to predict, which tell no target */
  readonly y?: Float64Array | null;
  /** `(X.nSamples,)`. @default null: every row counts once */
  readonly sampleWeight?: Float64Array | null;
}

/**
 * Writes rows for a trainer under a name of their content, so that what all candidates of a split are fitted to is written
 * once, and answers the key. Numbers are exact in either format. O(cells), twice where they are not there yet.
 * @throws DataRefusedError for a feature called like the target or the weight, and for no feature at all
 */
export async function putRows(desk: TrainerDesk, rows: Rows, format: 'csv' | 'parquet'): Promise<string> {
  const source = rowsSource(rows);
  const chunks = format === 'csv' ? () => csvChunks(source) : () => parquetChunks(source);
  const hashed = hashedChunks(chunks());
  for (const _ of hashed.chunks);
  const key = workKey(desk, `rows-${hashed.digest().slice(0, 32)}.${format}`);
  await desk.store.putIfAbsent(key, chunks());
  return key;
}

function rowsSource({ X, y = null, sampleWeight = null }: Rows): TableSource {
  refuseUnusable(X);
  const column = (name: string, values: Float64Array): NumericColumn => ({ name, type: 'number', values });
  const columns = [
    ...(y === null ? [] : [column(TARGET_COLUMN, y)]),
    ...(sampleWeight === null ? [] : [column(WEIGHT_COLUMN, sampleWeight)]),
    ...X.featureNames.map((name, index) => column(name, X.columns[index]!)),
  ];
  return sourceOf({ nRows: X.nSamples, columns });
}

function refuseUnusable({ featureNames }: DesignMatrix): void {
  const taken = [TARGET_COLUMN, WEIGHT_COLUMN].find((name) => featureNames.includes(name));
  if (taken === undefined && featureNames.length > 0) return;
  throw new DataRefusedError({
    where: 'rows for a trainer',
    found: taken === undefined ? 'there are no features' : `a feature is called ${taken}`,
    allowed: `features, none called ${TARGET_COLUMN} or ${WEIGHT_COLUMN}`,
  });
}
