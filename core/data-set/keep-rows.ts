import type { TableRead } from '../input/table-read.ts';
import { takeRows } from '../table/table.ts';

/** The given rows of a table that was read, with their lines. O(rows x columns) */
export function keepRows<R extends Pick<TableRead, 'table' | 'lines'>>(read: R, rows: Int32Array): R {
  const lines = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) lines[at] = read.lines[rows[at]!]!;
  return { ...read, table: takeRows(read.table, rows), lines };
}
