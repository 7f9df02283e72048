import type { LedgerEntry } from '../contracts/profile.ts';
import type { Recipe } from '../contracts/recipe.ts';
import { findColumn, isMissingAt, type Table } from '../table/table.ts';

/**
 * The gaps of the table that the recipe fills, an entry for each feature that has any. A category that had no level to
 * learn from keeps its gaps. O(rows x features).
 */
export function imputationEntries(recipe: Recipe, table: Table): LedgerEntry[] {
  return recipe.features.flatMap((feature): LedgerEntry[] => {
    const column = findColumn(table, feature.column);
    if (column === undefined || feature.impute.value === null) return [];
    let gaps = 0;
    for (let row = 0; row < table.nRows; row++) if (isMissingAt(column, row)) gaps++;
    if (gaps === 0) return [];
    const rule = `impute.${feature.impute.method}`;
    return [
      { rule, column: column.name, cellsChanged: gaps, meanAbsoluteChange: null, maxAbsoluteChange: null },
    ];
  });
}
