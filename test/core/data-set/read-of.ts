import type { TableRead } from '../../../core/input/table-read.ts';
import type { ColumnType } from '../../../core/table/table.ts';
import { type Cell, tableOf } from '../cleaning/table-of.ts';

/** A table as if it had been read from a file with a header, nothing quarantined, and one notice. */
export function readOf(columns: Record<string, Cell[]>, types: Record<string, ColumnType> = {}): TableRead {
  const table = tableOf(columns, types);
  return {
    table,
    lines: Int32Array.from({ length: table.nRows }, (_, row) => row + 2),
    quarantined: [],
    nRowsRead: table.nRows,
    digest: '',
    sizeBytes: 0,
    source: 'CSV, UTF-8',
    notices: ['The reader noticed something.'],
  };
}
