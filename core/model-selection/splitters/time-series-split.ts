import type { CrossValidation } from '../../contracts/config/cross-validation.ts';
import type { DataSection } from '../../contracts/config/data-section.ts';
import { DataRefusedError } from '../../errors.ts';
import type { Table } from '../../table/table.ts';
import { cutsBetweenTimes, orderByTime } from '../row-times.ts';
import { nearestCuts } from './nearest-cuts.ts';
import type { Split } from './split.ts';

export interface TimeSeriesTask {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly data: Pick<DataSection, 'time'>;
  readonly cv: Extract<CrossValidation, { splitter: 'timeSeriesSplit' }>;
}

/**
 * Growing training windows, each followed by its test window; without `data.time` in the order of the rows.
 * `boundary: row` gives scikit-learn's TimeSeriesSplit to the row. `boundary: time` moves its cuts, as little
 * as possible in all, to where the time changes, so that rows of one time are never on both sides.
 * The rows of a split are views of one array. O(n + nSplits^2). Source: scikit-learn's TimeSeriesSplit with gap 0.
 * @throws DataRefusedError when rows or distinct times are too few, or a row has no time
 */
export function timeSeriesSplit({ table, rows, data, cv }: TimeSeriesTask): Split[] {
  const { nSplits } = cv;
  refuseTooFewRows(rows.length, nSplits);
  const timed = data.time === null ? undefined : orderByTime(table, rows, data.time);
  const ordered = timed?.rows ?? rows;
  const testSize = Math.floor(rows.length / (nSplits + 1));
  const wanted = Array.from({ length: nSplits }, (_, split) => rows.length - (nSplits - split) * testSize);
  const cuts = timed === undefined || cv.boundary === 'row' ? wanted : timeCuts(timed.times, wanted);
  return cuts.map((cut, split) => ({
    train: ordered.subarray(0, cut),
    test: ordered.subarray(cut, cuts[split + 1] ?? ordered.length),
  }));
}

function timeCuts(times: Float64Array, wanted: readonly number[]): number[] {
  const possible = cutsBetweenTimes(times);
  const nSplits = wanted.length;
  if (possible.length >= nSplits) return nearestCuts(possible, wanted);
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} splits between distinct times are wanted, and the rows to search have ${possible.length + 1}`,
    allowed: `at least nSplits + 1 = ${nSplits + 1} distinct times`,
    todo: 'Use fewer splits, or "boundary: row" to cut anywhere',
  });
}

function refuseTooFewRows(nRows: number, nSplits: number): void {
  if (nRows > nSplits) return;
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} chronological splits are wanted of ${nRows} rows to search`,
    allowed: `at least nSplits + 1 = ${nSplits + 1} rows`,
    todo: 'Use fewer splits, or a data set with more rows that have a target',
  });
}
