import { timeColumn } from '../cleaning/order-rows.ts';
import { DataRefusedError } from '../errors.ts';
import { rowsByValue } from '../table/rows-by-value.ts';
import type { Table } from '../table/table.ts';

interface TimedRows {
  /** Rows of the table, ascending by time; rows of one time keep their order. */
  readonly rows: Int32Array;
  /** Their times, `(rows.length,)`. */
  readonly times: Float64Array;
}

/**
 * Puts rows in the order of their time. O(n).
 * @throws ConfigurationError when the column is absent, DataRefusedError when it is no time, or a row has none
 */
export function orderByTime(table: Table, rows: Int32Array, time: string): TimedRows {
  const { values } = timeColumn(table, { time })!;
  for (const row of rows) {
    if (!Number.isNaN(values[row])) continue;
    throw new DataRefusedError({
      where: `data.time: ${time}`,
      found: `row ${row + 1} of the data set has a target and no time`,
      allowed: 'a time in every row that has a target',
      todo: 'Fill the times in or leave those rows out, and upload again',
    });
  }
  const ordered = rowsByValue(values, rows);
  const times = new Float64Array(ordered.length);
  for (let at = 0; at < ordered.length; at++) times[at] = values[ordered[at]!]!;
  return { rows: ordered, times };
}

/** As `orderByTime`; without a time each row is later than the one before it. */
export function inOrder(table: Table, rows: Int32Array, time: string | null): TimedRows {
  return time === null ? { rows, times: Float64Array.from(rows) } : orderByTime(table, rows, time);
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
