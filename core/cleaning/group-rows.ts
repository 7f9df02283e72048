import type { DataSection } from '../contracts/config/data-section.ts';
import { DataRefusedError } from '../errors.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';

export interface RowGroup {
  /** The group as text; `""` for rows without a group, and where there are no groups at all. */
  readonly key: string;
  /** Ascending; they need not be adjacent. */
  readonly rows: Int32Array;
}

/**
 * The rows by `data.group`, groups in order of first appearance; one group of all rows where it is not set. Rows without a
 * group are a group of their own. O(n). Throws DataRefusedError where the table has no such column.
 */
export function groupRows(table: Table, data: DataSection): RowGroup[] {
  const keyOf = keyReader(table, data);
  const ids = new Int32Array(table.nRows);
  const idByKey = new Map<string, number>();
  const sizes: number[] = [];
  for (let row = 0; row < table.nRows; row++) {
    const key = keyOf(row);
    let id = idByKey.get(key);
    if (id === undefined) {
      id = idByKey.size;
      idByKey.set(key, id);
      sizes.push(0);
    }
    ids[row] = id;
    sizes[id]!++;
  }
  const groups = [...idByKey.keys()].map((key, id) => ({ key, rows: new Int32Array(sizes[id]!) }));
  const filled = new Int32Array(groups.length);
  for (let row = 0; row < table.nRows; row++) {
    const id = ids[row]!;
    groups[id]!.rows[filled[id]!++] = row;
  }
  return groups;
}

function keyReader(table: Table, data: DataSection): (row: number) => string {
  if (data.group === null) return () => '';
  const column = findColumn(table, data.group);
  if (column === undefined)
    throw new DataRefusedError({
      where: 'data.group',
      found: `the data have no column ${JSON.stringify(data.group)}`,
      todo: 'Add the column, because filters restart at each group',
    });
  if (isNumeric(column)) return (row) => (Number.isNaN(column.values[row]) ? '' : String(column.values[row]));
  return (row) => column.levels[column.codes[row]!] ?? '';
}
