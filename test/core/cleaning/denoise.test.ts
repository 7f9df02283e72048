import { describe, expect, it } from 'vitest';
import { continueDenoise, denoise } from '../../../core/cleaning/denoise.ts';
import { cellsOf, cleanOf, dataOf, tableOf } from './table-of.ts';

const movingAverage = { method: 'movingAverage', columns: ['x'], window: 2 };
const data = dataOf({ order: 'file', group: 'sensor' });

describe('denoise', () => {
  const table = tableOf({ sensor: ['a', 'b', 'a', null, 'b', null, 'a'], x: [1, 10, 3, 100, 30, null, 7] });

  it('restarts at each group, whose rows need not be adjacent; rows without a group are one', () => {
    const { table: smoothed } = denoise(table, data, cleanOf({ denoise: [movingAverage] }));
    expect(cellsOf(smoothed, 'x')).toEqual([1, 10, 2, 100, 20, null, 5]);
  });

  it('leaves the given table and its other columns as they are', () => {
    const { table: smoothed } = denoise(table, data, cleanOf({ denoise: [movingAverage] }));
    expect(cellsOf(table, 'x')).toEqual([1, 10, 3, 100, 30, null, 7]);
    expect(smoothed.columns[0]).toBe(table.columns[0]);
  });

  it('remembers the raw values of the last window - 1 rows of each group, gaps too', () => {
    const { tails } = denoise(table, data, cleanOf({ denoise: [{ ...movingAverage, window: 3 }] }));
    expect(tails.map(({ column, tails: byGroup }) => ({ column, byGroup }))).toEqual([
      { column: 'x', byGroup: { a: [3, 7], b: [10, 30], '': [100, null] } },
    ]);
  });

  it('remembers the last smoothed value of each group for an exponential filter', () => {
    const rule = { method: 'exponential', columns: ['x'], alpha: 0.5 };
    const { tails } = denoise(table, data, cleanOf({ denoise: [rule] }));
    expect(tails[0]!.tails).toEqual({ a: [4.5], b: [20], '': [100] });
  });

  it('keeps a group called __proto__ as a group', () => {
    const odd = tableOf({ sensor: ['__proto__', '__proto__'], x: [1, 3] });
    const { tails } = denoise(odd, data, cleanOf({ denoise: [movingAverage] }));
    expect(JSON.stringify(tails[0]!.tails)).toBe('{"__proto__":[3]}');
    const next = continueDenoise({ table: tableOf({ sensor: ['__proto__'], x: [5] }), tails, data });
    expect(cellsOf(next.table, 'x')).toEqual([4]);
  });

  it('enters what each filter changed in the ledger', () => {
    const { entries } = denoise(table, data, cleanOf({ denoise: [movingAverage] }));
    expect(entries).toEqual([
      {
        rule: 'denoise.movingAverage',
        column: 'x',
        cellsFound: 3,
        cellsChanged: 3,
        meanAbsoluteChange: 13 / 3,
        maxAbsoluteChange: 10,
      },
    ]);
  });

  it('passes a table on untouched where no rule is set', () => {
    expect(denoise(table, data, cleanOf())).toEqual({ table, tails: [], entries: [] });
  });
});

describe('continueDenoise', () => {
  const { tails } = denoise(
    tableOf({ sensor: ['a', 'a', 'b'], x: [1, 3, 50] }),
    data,
    cleanOf({ denoise: [movingAverage] }),
  );

  it('follows on in the groups that it knows, starts the others, and keeps the tails of those that are absent', () => {
    const table = tableOf({ sensor: ['new', 'a', 'new'], x: [8, 5, 10] });
    const next = continueDenoise({ table, tails, data });
    expect(cellsOf(next.table, 'x')).toEqual([8, 4, 9]);
    expect(next.tails[0]!.tails).toEqual({ a: [5], b: [50], new: [10] });
    expect(next.started).toEqual([{ column: 'x', groups: ['new'], nRows: 2 }]);
  });

  it('refuses a centered filter, which new rows cannot have', () => {
    const clean = cleanOf({ denoise: [{ ...movingAverage, align: 'centered' }] });
    const centered = denoise(tableOf({ sensor: ['a', 'a'], x: [1, 3] }), data, clean);
    expect(centered.tails).toEqual([{ rule: clean.denoise[0], column: 'x', tails: {} }]);
    const table = tableOf({ sensor: ['a'], x: [1] });
    expect(() => continueDenoise({ table, tails: centered.tails, data })).toThrow(
      'clean.denoise: column "x": its centered window needs rows that come later, and new rows have none yet. ' +
        'Allowed: align: trailing for rows that are served. ' +
        'Tune again with align: trailing, or with the method exponential.',
    );
  });

  it('refuses a polynomial, which looks ahead too', () => {
    const rule = { method: 'savitzkyGolay', columns: ['x'], window: 3, polyOrder: 1 };
    const table = tableOf({ sensor: ['a', 'a'], x: [1, 3] });
    const { tails: none } = denoise(table, data, cleanOf({ denoise: [rule] }));
    expect(() => continueDenoise({ table, tails: none, data })).toThrow(
      'clean.denoise: column "x": its method savitzkyGolay needs rows that come later, and new rows have none yet. ' +
        'Allowed: another method with align: trailing for rows that are served. ' +
        'Tune again with median or movingAverage and align: trailing, or with the method exponential.',
    );
  });

  it('goes on by time from when the last value was, and refuses rows without times', () => {
    const byTime = cleanOf({ denoise: [{ method: 'exponential', columns: ['x'], halfLife: '1 second' }] });
    const timed = dataOf({ time: 'at' });
    const table = tableOf({ at: [0, 1000], x: [8, null] }, { at: 'time' });
    const { tails: last } = denoise(table, timed, byTime);
    expect(last).toEqual([{ rule: byTime.denoise[0], column: 'x', tails: { '': [8] }, times: { '': 0 } }]);
    const next = tableOf({ at: [2000], x: [0] }, { at: 'time' });
    const filtered = continueDenoise({ table: next, tails: last, data: timed });
    expect(cellsOf(filtered.table, 'x')).toEqual([2]);
    expect(filtered.tails[0]!.times).toEqual({ '': 2000 });
    expect(() => continueDenoise({ table: next, tails: last, data: dataOf() })).toThrow(
      'column "x": its filter goes by the time between rows, and no column of times is named. ' +
        'Allowed: rows with the column of data.time. Name it in data.time.',
    );
  });

  it('refuses rows without the filtered column, or without the group', () => {
    expect(() => continueDenoise({ table: tableOf({ sensor: ['a'] }), tails, data })).toThrow(
      'column "x": the data do not have it. Allowed: type number, because the cleaning filters it.',
    );
    expect(() => continueDenoise({ table: tableOf({ x: [1] }), tails, data })).toThrow(
      'data.group: the data have no column "sensor". Add the column, because filters restart at each group.',
    );
  });
});
