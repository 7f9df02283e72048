import type { LedgerEntry } from '../../contracts/profile.ts';
import type { OutlierBounds, Recipe } from '../../contracts/recipe.ts';
import { findColumn, isNumeric, type NumericColumn, type Table } from '../../table/table.ts';
import type { ValueOrders } from '../value-order.ts';

/**
 * The outliers of the table, an entry for each feature that has any. Only `clip` has an amount; `null` makes gaps, which
 * imputation then fills; `drop` and `flag` find outliers, and change no cell. O(rows x features).
 * @param orders what is known of columns: one whose least and greatest value are no outliers is not read
 */
export function outlierEntries(
  { features }: Pick<Recipe, 'features'>,
  table: Table,
  orders?: ValueOrders,
): LedgerEntry[] {
  return features.flatMap((feature): LedgerEntry[] => {
    if (feature.type === 'category' || feature.outliers === null) return [];
    const column = findColumn(table, feature.column);
    if (column === undefined || !isNumeric(column)) return [];
    const { low, high } = feature.outliers;
    const order = orders?.get(column.values);
    if (order !== undefined && order.min >= low && order.max <= high) return [];
    const entry = outliersOf(column, feature.outliers);
    return entry.cellsFound === 0 ? [] : [entry];
  });
}

function outliersOf(
  { name, values }: NumericColumn,
  { method, action, low, high }: OutlierBounds,
): LedgerEntry {
  let n = 0;
  let mean = 0;
  let max = 0;
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    const beyond = x < low ? low - x : x > high ? x - high : 0;
    if (beyond === 0) continue;
    n++;
    mean += (beyond - mean) / n;
    if (beyond > max) max = beyond;
  }
  const isMeasured = action === 'clip' && n > 0;
  return {
    rule: `outliers.${method}.${action}`,
    column: name,
    cellsFound: n,
    cellsChanged: action === 'clip' || action === 'null' ? n : 0,
    meanAbsoluteChange: isMeasured ? mean : null,
    maxAbsoluteChange: isMeasured ? max : null,
  };
}
