import { findColumn, isMissingAt, type Table } from '../table/table.ts';

/** The lines of the rows that have a gap in the column, ascending; none without such a column. O(rows) */
export function linesWithout(
  { table, lines }: { readonly table: Table; readonly lines: Int32Array },
  name: string | null,
): number[] {
  const column = name === null ? undefined : findColumn(table, name);
  const found: number[] = [];
  if (column !== undefined)
    for (let row = 0; row < table.nRows; row++) if (isMissingAt(column, row)) found.push(lines[row]!);
  return found;
}
