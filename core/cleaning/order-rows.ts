import type { DataSection } from '../contracts/config/data-section.ts';
import { DataRefusedError } from '../errors.ts';
import { rowsByValue } from '../table/rows-by-value.ts';
import { everyRow, type NumericColumn, type Table } from '../table/table.ts';
import { namedColumn } from './named-column.ts';

/**
 * The order in which the rows count, `(nRows,)` indices: ascending by `data.time`, rows of one time in file order; without
 * a time, file order. O(n).
 * Throws what `timeColumn` throws, and DataRefusedError where a row has no time (such rows are quarantined earlier).
 */
export function orderRows(table: Table, data: Pick<DataSection, 'time'>): Int32Array {
  const rows = everyRow(table.nRows);
  const times = timeColumn(table, data)?.values;
  if (times === undefined) return rows;
  const firstWithout = times.findIndex(Number.isNaN);
  if (firstWithout !== -1)
    throw new DataRefusedError({
      where: `column ${JSON.stringify(data.time)}`,
      found: `data row ${firstWithout + 1} has no time`,
      todo: 'Leave out rows without a time before ordering',
    });
  return rowsByValue(times, rows);
}

/**
 * The column of `data.time`, if set. Throws ConfigurationError where there is no such column, DataRefusedError where its
 * cells are no times.
 */
export function timeColumn(table: Table, data: Pick<DataSection, 'time'>): NumericColumn | undefined {
  if (data.time === null) return undefined;
  const column = namedColumn(table, data.time, 'data.time');
  if (column.type === 'time') return column;
  throw new DataRefusedError({
    where: `data.time: column ${JSON.stringify(column.name)}`,
    found: `it is of type ${column.type}`,
    allowed: 'type time',
    todo: `Mend the cells that are no times, or say data.types: { ${column.name}: time }`,
  });
}
