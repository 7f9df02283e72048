import { describe, expect, it } from 'vitest';
import { timeSeriesSplit } from '../../../../core/model-selection/splitters/time-series-split.ts';
import { allRows, cvWith, dataWith, numbers, tableOf, texts } from '../small-tables.ts';

const cv = (nSplits: number, boundary: 'time' | 'row' = 'time', more: object = {}) =>
  cvWith({ splitter: 'timeSeriesSplit', nSplits, boundary, ...more });
const years = (values: readonly number[]) => ({
  table: tableOf(numbers('year', values, 'time')),
  rows: allRows(values.length),
  data: dataWith({ time: 'year' }),
});

describe('timeSeriesSplit', () => {
  it('moves its cuts to where the time changes', () => {
    // scikit-learn would cut at 4 and 7; the time changes at 3, 6 and 9.
    const splits = timeSeriesSplit({ ...years([1, 1, 1, 2, 2, 2, 3, 3, 3, 4]), cv: cv(2) });
    expect(splits.map(({ train, test }) => [[...train], [...test]])).toEqual([
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [
        [0, 1, 2, 3, 4, 5],
        [6, 7, 8, 9],
      ],
    ]);
  });

  it('puts rows in the order of their time, rows of one time in their own', () => {
    const splits = timeSeriesSplit({ ...years([3, 1, 2, 1]), cv: cv(2) });
    expect(splits.map(({ train, test }) => [[...train], [...test]])).toEqual([
      [[1, 3], [2]],
      [[1, 3, 2], [0]],
    ]);
  });

  it('splits the order of the rows where there is no time', () => {
    const rows = Int32Array.of(5, 3, 4);
    const [first] = timeSeriesSplit({ table: tableOf(), rows, data: dataWith({}), cv: cv(2, 'row') });
    expect(first).toEqual({ train: Int32Array.of(5), test: Int32Array.of(3) });
  });

  it('refuses too few distinct times and names the alternative', () => {
    expect(() => timeSeriesSplit({ ...years([1, 1, 2, 2, 3, 3]), cv: cv(3) })).toThrow(
      'tune.cv.nSplits: 3 splits between distinct times are wanted, and the rows to search have 3. ' +
        'Allowed: at least nSplits + 1 = 4 distinct times. Use fewer splits, or "boundary: row" to cut anywhere.',
    );
  });

  it('cuts anywhere with boundary row', () => {
    const splits = timeSeriesSplit({ ...years([1, 1, 2, 2, 3, 3]), cv: cv(3, 'row') });
    expect(splits.map(({ train }) => train.length)).toEqual([3, 4, 5]);
  });

  const parts = (task: Parameters<typeof timeSeriesSplit>[0]) =>
    timeSeriesSplit(task).map(({ train, test }) => [[...train], [...test]]);

  it('widens a gap back to a change of time, so that it has at least so many rows', () => {
    const task = years([1, 1, 2, 2, 2, 3, 3, 4, 4, 4]);
    // Cut at 5 and 7 (distinct times), one row before which is in the midst of the times 2 and 3.
    expect(parts({ ...task, cv: cv(2, 'time', { gap: 1, testSize: 3 }) })).toEqual([
      [
        [0, 1],
        [5, 6],
      ],
      [
        [0, 1, 2, 3, 4],
        [7, 8, 9],
      ],
    ]);
    expect(parts({ ...task, cv: cv(2, 'row', { gap: 1, testSize: 3 }) })).toEqual([
      [
        [0, 1, 2],
        [4, 5, 6],
      ],
      [
        [0, 1, 2, 3, 4, 5],
        [7, 8, 9],
      ],
    ]);
  });

  it('trains on the newest rows before the gap where there is a limit', () => {
    const task = years([1, 1, 2, 2, 2, 3, 3, 4, 4, 4]);
    const options = { gap: 1, testSize: 3, maxTrainSize: 2 };
    expect(parts({ ...task, cv: cv(2, 'time', options) }).map(([train]) => train)).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });

  it('refuses a gap or test parts that leave nothing to train on', () => {
    const task = years([1, 2, 3, 4, 5, 6]);
    expect(() => parts({ ...task, cv: cv(2, 'time', { testSize: 3 }) })).toThrow(
      'tune.cv.testSize: 2 test parts of 3 rows leave none of the 6 rows to search to train on. ' +
        'Allowed: gap + testSize x nSplits below 6. Use fewer splits, smaller test parts or a shorter gap.',
    );
    expect(() => parts({ ...task, cv: cv(2, 'row', { gap: 2 }) })).toThrow(
      'tune.cv.gap: 2 test parts of 2 rows and a gap of 2 leave none of the 6 rows to search to train on.',
    );
    expect(parts({ ...task, cv: cv(2, 'row', { gap: 1 }) })[0]).toEqual([[0], [2, 3]]);
  });

  it('refuses a gap that leaves too few distinct times', () => {
    expect(() => parts({ ...years([1, 1, 1, 2, 2, 2, 3, 3, 3]), cv: cv(2, 'time', { gap: 2 }) })).toThrow(
      'tune.cv.nSplits: 2 splits between distinct times, 2 rows after what they train on, are wanted, and the rows to search ' +
        'have 3. Allowed: at least nSplits + 1 = 3 distinct times, and those of the gap. ' +
        'Use fewer splits, a shorter gap, or "boundary: row" to cut anywhere.',
    );
  });

  it('refuses as many splits as rows', () => {
    expect(() => timeSeriesSplit({ ...years([1, 2, 3]), cv: cv(3) })).toThrow(
      '3 chronological splits are wanted of 3 rows to search. Allowed: at least nSplits + 1 = 4 rows.',
    );
  });

  it('refuses a row without a time, counted from 1', () => {
    expect(() => timeSeriesSplit({ ...years([1, 2, Number.NaN, 4]), cv: cv(2) })).toThrow(
      'data.time: year: row 3 of the data set has a target and no time.',
    );
  });

  it('refuses a time that is a number, as cleaning does', () => {
    const task = { rows: allRows(3), data: dataWith({ time: 'year' }), cv: cv(2) };
    expect(() => timeSeriesSplit({ ...task, table: tableOf(numbers('year', [1, 2, 3])) })).toThrow(
      'data.time: column "year": it is of type number. Allowed: type time.',
    );
  });

  it('refuses a time that is text, or absent', () => {
    const task = { rows: allRows(3), data: dataWith({ time: 'year' }), cv: cv(2) };
    expect(() => timeSeriesSplit({ ...task, table: tableOf(texts('year', ['a', 'b', 'c'])) })).toThrow(
      'data.time: column "year": it is of type text. Allowed: type time.',
    );
    expect(() => timeSeriesSplit({ ...task, table: tableOf(numbers('yaer', [1, 2, 3], 'time')) })).toThrow(
      /^data\.time: .*"?year"?.*yaer/,
    );
  });
});
