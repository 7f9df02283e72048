import type { DataSection } from '../contracts/config/data-section.ts';
import { DataRefusedError } from '../errors.ts';
import {
  type DictionaryColumn,
  everyRow,
  findColumn,
  isNumeric,
  type NumericColumn,
  type Table,
} from '../table/table.ts';

export interface RowGroup {
  /** The group as text; `""` for rows without a group, and where there are no groups at all. */
  readonly key: string;
  /** Ascending; they need not be adjacent. */
  readonly rows: Int32Array;
  /** Whether they follow on from nothing, although earlier rows of their group are known. @default false */
  readonly beginsAnew?: boolean;
}

/**
 * The rows by `data.group`, groups in order of first appearance; one group of all rows where it is not set. Rows without a
 * group are a group of their own. O(n). Throws DataRefusedError where the table has no such column.
 */
export function groupRows(table: Table, data: Pick<DataSection, 'group'>): RowGroup[] {
  if (data.group === null) return table.nRows === 0 ? [] : [{ key: '', rows: everyRow(table.nRows) }];
  const column = findColumn(table, data.group);
  if (column === undefined)
    throw new DataRefusedError({
      where: 'data.group',
      found: `the data have no column ${JSON.stringify(data.group)}`,
      todo: 'Add the column, because filters restart at each group',
    });
  return rowsByKey(isNumeric(column) ? numberKeys(column) : levelKeys(column));
}

/** The values of a group's rows; the very same array where the group has all rows, which ascend. O(rows). */
export function takeSeries<T extends Float64Array | Int32Array | Uint8Array>(values: T, rows: Int32Array): T {
  if (rows.length === values.length) return values;
  const series = new (values.constructor as new (n: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) series[i] = values[rows[i]!]!;
  return series;
}

/** Keys in order of first appearance, and the place of each row's among them, `(nRows,)`. */
interface RowKeys {
  readonly keys: readonly string[];
  readonly ids: Int32Array;
}

function rowsByKey({ keys, ids }: RowKeys): RowGroup[] {
  const ends = new Int32Array(keys.length);
  for (let row = 0; row < ids.length; row++) ends[ids[row]!]!++;
  for (let id = 1; id < ends.length; id++) ends[id]! += ends[id - 1]!;
  const starts = ends.map((_, id) => (id === 0 ? 0 : ends[id - 1]!));
  // One array for all groups: there may be as many of them as rows.
  const sorted = new Int32Array(ids.length);
  const next = starts.slice();
  for (let row = 0; row < ids.length; row++) sorted[next[ids[row]!]!++] = row;
  return keys.map((key, id) => ({ key, rows: sorted.subarray(starts[id], ends[id]) }));
}

function levelKeys({ codes, levels }: DictionaryColumn): RowKeys {
  const idByCode = new Int32Array(levels.length + 1).fill(-1);
  const ids = new Int32Array(codes.length);
  const keys: string[] = [];
  // An empty level and a missing cell are both no group.
  const emptyCode = levels.indexOf('');
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] === emptyCode ? -1 : codes[row]!;
    let id = idByCode[code + 1]!;
    if (id === -1) {
      id = keys.length;
      idByCode[code + 1] = id;
      keys.push(levels[code] ?? '');
    }
    ids[row] = id;
  }
  return { keys, ids };
}

function numberKeys({ values }: NumericColumn): RowKeys {
  const idByValue = new Map<number, number>();
  const ids = new Int32Array(values.length);
  const keys: string[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    let id = idByValue.get(value);
    if (id === undefined) {
      id = keys.length;
      idByValue.set(value, id);
      keys.push(Number.isNaN(value) ? '' : String(value));
    }
    ids[row] = id;
  }
  return { keys, ids };
}
