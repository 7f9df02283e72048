import type { LedgerEntry } from '../contracts/profile.ts';
import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { allRows, type Column, findColumn, isNumeric, type Table } from '../table/table.ts';
import { trainingRows } from './outliers/training-rows.ts';
import { cellTreatment, countTreatedGaps, UNTREATED } from './treat-cells.ts';

/**
 * The gaps that the recipe fills in the rows of the finished data set, an entry for each feature that has any; outliers that
 * became gaps are among them. A category that had no level to learn from keeps its gaps. O(rows x features).
 */
export function imputationEntries(recipe: Recipe, table: Table): LedgerEntry[] {
  const rows = trainingRows(recipe, table, allRows(table.nRows));
  return recipe.features.flatMap((feature): LedgerEntry[] => {
    const column = findColumn(table, feature.column);
    if (column === undefined || feature.impute.value === null) return [];
    const gaps = countGaps(feature, column, rows);
    if (gaps === 0) return [];
    const rule = `impute.${feature.impute.method}`;
    const cells = { cellsFound: gaps, cellsChanged: gaps };
    return [{ rule, column: column.name, ...cells, meanAbsoluteChange: null, maxAbsoluteChange: null }];
  });
}

function countGaps(feature: RecipeFeature, column: Column, rows: Int32Array): number {
  if (!isNumeric(column)) {
    let gaps = 0;
    for (let i = 0; i < rows.length; i++) if (column.codes[rows[i]!] === -1) gaps++;
    return gaps;
  }
  const treatment = feature.type === 'category' ? UNTREATED : cellTreatment(feature);
  return countTreatedGaps(column.values, rows, treatment);
}
