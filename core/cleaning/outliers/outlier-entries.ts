import type { LedgerEntry } from '../../contracts/profile.ts';
import type { OutlierBounds, Recipe } from '../../contracts/recipe.ts';
import { findColumn, isNumeric, type NumericColumn, type Table } from '../../table/table.ts';

/**
 * The outliers of the table, an entry for each feature that has any. Only `clip` has an amount; `null` makes gaps, which
 * imputation then fills; `drop` and `flag` find outliers, and change no cell. O(rows x features).
 */
export function outlierEntries({ features }: Pick<Recipe, 'features'>, table: Table): LedgerEntry[] {
  return features.flatMap((feature): LedgerEntry[] => {
    if (feature.type === 'category' || feature.outliers === null) return [];
    const column = findColumn(table, feature.column);
    if (column === undefined || !isNumeric(column)) return [];
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
