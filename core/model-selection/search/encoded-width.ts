import { findColumn, isNumeric, type Table } from '../../table/table.ts';

/**
 * Columns of the design matrix that the features are encoded to, at most: a category has one for each of its levels, whatever
 * rows they occur in. A column that the table lacks counts as one. O(features).
 */
export function encodedWidth(table: Table, features: readonly string[]): number {
  return features.reduce((sum, name) => {
    const column = findColumn(table, name);
    return sum + (column === undefined || isNumeric(column) ? 1 : column.levels.length);
  }, 0);
}
