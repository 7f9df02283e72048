import type { LedgerEntry } from '../contracts/profile.ts';
import type { Recipe, RecipeFeature } from '../contracts/recipe.ts';
import { type Column, everyRow, findColumn, isNumeric, type Table } from '../table/table.ts';
import { trainingRows } from './outliers/training-rows.ts';
import { cellTreatment, countTreatedGaps, UNTREATED } from './treat-cells.ts';
import type { ValueOrders } from './value-order.ts';

/**
 * The gaps that the recipe fills in the rows of the finished data set, an entry for each feature that has any; outliers that
 * became gaps are among them. A category that had no level to learn from keeps its gaps. O(rows x features).
 * @param orders what is known of columns of the table
 */
export function imputationEntries(recipe: Recipe, table: Table, orders?: ValueOrders): LedgerEntry[] {
  const rows = trainingRows(recipe, table, everyRow(table.nRows));
  return recipe.features.flatMap((feature): LedgerEntry[] => {
    const column = findColumn(table, feature.column);
    if (column === undefined || feature.impute.value === null) return [];
    const gaps = countGaps(feature, column, { rows, orders });
    if (gaps === 0) return [];
    const rule = `impute.${feature.impute.method}`;
    const cells = { cellsFound: gaps, cellsChanged: gaps };
    return [{ rule, column: column.name, ...cells, meanAbsoluteChange: null, maxAbsoluteChange: null }];
  });
}

interface KnownRows {
  readonly rows: Int32Array;
  readonly orders: ValueOrders | undefined;
}

function countGaps(feature: RecipeFeature, column: Column, { rows, orders }: KnownRows): number {
  if (!isNumeric(column)) {
    let gaps = 0;
    for (let i = 0; i < rows.length; i++) if (column.codes[rows[i]!] === -1) gaps++;
    return gaps;
  }
  const treatment = feature.type === 'category' ? UNTREATED : cellTreatment(feature);
  const { values } = column;
  return countTreatedGaps({ values, rows, order: orders?.get(values) }, treatment);
}
