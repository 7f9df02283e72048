import type { Recipe } from '../../contracts/recipe.ts';
import { findColumn, isNumeric, type Table } from '../../table/table.ts';

/**
 * The given training rows without those that an outlier rule with the action `drop` leaves out, in their order; the very same
 * array where there are none. Never to be asked of rows that are tested or served. O(rows x features).
 */
export function trainingRows(
  { features }: Pick<Recipe, 'features'>,
  table: Table,
  rows: Int32Array,
): Int32Array {
  let kept = rows;
  for (const feature of features) {
    if (feature.type === 'category' || feature.outliers?.action !== 'drop') continue;
    const column = findColumn(table, feature.column);
    if (column !== undefined && isNumeric(column)) kept = rowsWithin(column.values, kept, feature.outliers);
  }
  return kept;
}

/** A row with a gap stays. */
export function rowsWithin(
  values: Float64Array,
  rows: Int32Array,
  { low, high }: { readonly low: number; readonly high: number },
): Int32Array {
  const kept = new Int32Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const x = values[rows[i]!]!;
    if (!(x < low || x > high)) kept[n++] = rows[i]!;
  }
  return n === rows.length ? rows : kept.subarray(0, n);
}
