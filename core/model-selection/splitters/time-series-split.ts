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
 * Growing training windows, each followed by its test window; without `data.time` in the order of the rows. `gap` rows
 * between the two are in neither, and a training window holds the newest `maxTrainSize` rows before them.
 * `boundary: row` gives scikit-learn's TimeSeriesSplit to the row. `boundary: time` moves its cuts, as little
 * as possible in all, to where the time changes, so that rows of one time are never on both sides; the gap, where there is one, is
 * widened back to a change of time, so that it has at least `gap` rows.
 * The rows of a split are views of one array. O(n + nSplits^2). Source: scikit-learn's TimeSeriesSplit.
 * @throws DataRefusedError when rows or distinct times are too few, or a row has no time
 */
export function timeSeriesSplit({ table, rows, data, cv }: TimeSeriesTask): Split[] {
  const { nSplits, gap, maxTrainSize } = cv;
  const n = rows.length;
  const testSize = cv.testSize ?? Math.floor(n / (nSplits + 1));
  refuseTooFewRows(n, cv, testSize);
  const timed = data.time === null ? undefined : orderByTime(table, rows, data.time);
  const ordered = timed?.rows ?? rows;
  const wanted = Array.from({ length: nSplits }, (_, split) => n - (nSplits - split) * testSize);
  const isBetweenRows = timed === undefined || cv.boundary === 'row';
  const { cuts, trainEnds } = isBetweenRows
    ? { cuts: wanted, trainEnds: wanted.map((cut) => cut - gap) }
    : timeCuts(timed.times, wanted, gap);
  return cuts.map((cut, split) => {
    const trainEnd = trainEnds[split]!;
    return {
      train: ordered.subarray(Math.max(0, trainEnd - (maxTrainSize ?? trainEnd)), trainEnd),
      test: ordered.subarray(cut, cuts[split + 1] ?? n),
    };
  });
}

/** Where the test windows begin, and where the training windows end. */
interface Cuts {
  readonly cuts: readonly number[];
  readonly trainEnds: readonly number[];
}

function timeCuts(times: Float64Array, wanted: readonly number[], gap: number): Cuts {
  const changes = cutsBetweenTimes(times);
  // Before a cut there must be a time to train on, and the gap.
  const possible = changes.filter((cut) => cut - gap >= changes[0]!);
  const nSplits = wanted.length;
  if (possible.length < nSplits) refuseTooFewTimes(nSplits, changes.length + 1, gap);
  const cuts = nearestCuts(possible, wanted);
  const trainEnds: number[] = [];
  let at = 0;
  for (const cut of cuts) {
    while (at + 1 < changes.length && changes[at + 1]! <= cut - gap) at++;
    trainEnds.push(changes[at]!);
  }
  return { cuts, trainEnds };
}

function refuseTooFewTimes(nSplits: number, nTimes: number, gap: number): never {
  const apart = gap === 0 ? '' : `, ${gap} rows after what they train on,`;
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} splits between distinct times${apart} are wanted, and the rows to search have ${nTimes}`,
    allowed: `at least nSplits + 1 = ${nSplits + 1} distinct times${gap === 0 ? '' : ', and those of the gap'}`,
    todo: `Use fewer splits, ${gap === 0 ? '' : 'a shorter gap, '}or "boundary: row" to cut anywhere`,
  });
}

function refuseTooFewRows(n: number, { nSplits, gap, testSize }: TimeSeriesTask['cv'], size: number): void {
  if (n <= nSplits)
    throw new DataRefusedError({
      where: 'tune.cv.nSplits',
      found: `${nSplits} chronological splits are wanted of ${n} rows to search`,
      allowed: `at least nSplits + 1 = ${nSplits + 1} rows`,
      todo: 'Use fewer splits, or a data set with more rows that have a target',
    });
  const needed = gap + size * nSplits;
  if (n > needed) return;
  throw new DataRefusedError({
    where: testSize === null ? 'tune.cv.gap' : 'tune.cv.testSize',
    found: `${nSplits} test parts of ${size} rows${gap === 0 ? '' : ` and a gap of ${gap}`} leave none of the ${n} rows to search to train on`,
    allowed: `gap + testSize x nSplits below ${n}`,
    todo: 'Use fewer splits, smaller test parts or a shorter gap',
  });
}
