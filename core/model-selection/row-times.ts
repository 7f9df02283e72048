import { DataRefusedError } from '../errors.ts';
import { findColumn, isNumeric, type Table } from '../table/table.ts';

export interface TimedRows {
  /** Rows of the table, ascending by time; rows of one time keep their order. */
  readonly rows: Int32Array;
  /** Their times, `(rows.length,)`. */
  readonly times: Float64Array;
}

/**
 * Puts rows in the order of their time. O(n log n), O(n) when they are in order already.
 * @throws DataRefusedError when the column is absent or no time, or a row has none
 */
export function orderByTime(table: Table, rows: Int32Array, timeColumn: string): TimedRows {
  const values = timeValues(table, timeColumn);
  for (const row of rows) {
    if (!Number.isNaN(values[row])) continue;
    throw new DataRefusedError({
      where: `data.time: ${timeColumn}`,
      found: `row ${row + 1} of the data set has a target and no time`,
      allowed: 'a time in every row that has a target',
      todo: 'Fill the times in or leave those rows out, and upload again',
    });
  }
  const ordered = isAscending(values, rows) ? rows : sortedByValue(values, rows);
  return { rows: ordered, times: Float64Array.from(ordered, (row) => values[row]!) };
}

/**
 * Positions `p` at which the time changes: `times[p - 1] < times[p]`. One fewer than there are distinct
 * times.
 */
export function cutsBetweenTimes(times: Float64Array): Int32Array {
  const cuts: number[] = [];
  for (let at = 1; at < times.length; at++) if (times[at - 1]! < times[at]!) cuts.push(at);
  return Int32Array.from(cuts);
}

function timeValues(table: Table, name: string): Float64Array {
  const column = findColumn(table, name);
  if (column !== undefined && isNumeric(column)) return column.values;
  throw new DataRefusedError({
    where: `data.time: ${name}`,
    found: column === undefined ? 'the data set has no such column' : `the column's type is ${column.type}`,
    allowed: 'a column of times or numbers',
    todo: 'Name another column, or say its type under data.types',
  });
}

function isAscending(values: Float64Array, rows: Int32Array): boolean {
  for (let at = 1; at < rows.length; at++) if (values[rows[at - 1]!]! > values[rows[at]!]!) return false;
  return true;
}

function sortedByValue(values: Float64Array, rows: Int32Array): Int32Array {
  const positions = Int32Array.from(rows, (_, position) => position);
  positions.sort((a, b) => values[rows[a]!]! - values[rows[b]!]! || a - b);
  return positions.map((position) => rows[position]!);
}
