import type { DataSection } from '../../contracts/config/data-section.ts';
import { ConfigurationError, DataRefusedError } from '../../errors.ts';
import { findColumn, isMissingAt, type Table } from '../../table/table.ts';

/**
 * The rows that have a target, ascending. O(nRows).
 * @throws ConfigurationError without `data.target`
 * @throws DataRefusedError when the table has no such column
 */
export function labelledRows(table: Table, { target }: Pick<DataSection, 'target'>): Int32Array {
  if (target === null) {
    throw new ConfigurationError({
      where: 'data.target',
      found: 'no column is named, so that there is nothing to predict',
      todo: 'Name the column to predict',
    });
  }
  const column = findColumn(table, target);
  if (column === undefined) {
    throw new DataRefusedError({
      where: `data.target: ${target}`,
      found: 'the data set has no such column',
      allowed: table.columns.map(({ name }) => name).join(', '),
      todo: 'Name the column to predict',
    });
  }
  const all = Int32Array.from({ length: table.nRows }, (_, row) => row);
  return all.filter((row) => !isMissingAt(column, row));
}
