import type { DataSection } from '../contracts/config/data-section.ts';
import { ConfigurationError } from '../errors.ts';
import { findColumn, type Table } from '../table/table.ts';

/**
 * How often each row counts in a fit, `(nRows,)`, finite and at least 0; null without `data.weight`. CLEAN has checked the column
 * before. @throws ConfigurationError when the data set has no such numbers
 */
export function weightValues(table: Table, { weight }: Pick<DataSection, 'weight'>): Float64Array | null {
  if (weight === null) return null;
  const column = findColumn(table, weight);
  if (column?.type === 'number') return column.values;
  throw new ConfigurationError({
    where: 'data.weight',
    found: `"${weight}" is no column of numbers of the data set`,
    allowed: table.columns
      .filter(({ type }) => type === 'number')
      .map(({ name }) => name)
      .join(', '),
    todo: 'Clean the data set again after changing the weight',
  });
}
