import { describe, expect, it } from 'vitest';
import { checkSeries } from '../../../core/cleaning/check-series.ts';
import { fitSeries } from '../../../core/cleaning/fit-series.ts';
import { newSeries } from '../../../core/cleaning/new-series.ts';
import type { RecipeSeries } from '../../../core/contracts/recipe.ts';
import { tableOf } from './table-of.ts';

const TYPES = { at: 'time', g: 'category' } as const;
const series: RecipeSeries = {
  time: 'at',
  group: { column: 'g', type: 'category' },
  ends: { a: 2000, b: 5000 },
};
const seriesOf = (table: ReturnType<typeof tableOf>, of = series) =>
  newSeries(table, of).map(({ key, rows, beginsAnew = false }) => ({ key, rows: [...rows], beginsAnew }));

describe('fitSeries', () => {
  const table = tableOf({ at: [1000, 2000, 3000, 4000], g: ['a', 'b', 'a', 'c'] }, TYPES);
  const fill = (...groups: string[]) => ({
    column: 'x',
    limit: null,
    tails: Object.fromEntries(groups.map((key) => [key, { last: 1, gaps: 0 }])),
  });
  const fitted = (more: object) =>
    fitSeries({ table, time: 'at', group: 'g', denoise: [], fills: [], ...more });

  it('notes the type of the groups, and when each of those with a tail ended', () => {
    expect(fitted({ fills: [fill('a', 'b')] })).toEqual({
      time: 'at',
      group: { column: 'g', type: 'category' },
      ends: { a: 3000, b: 2000 },
    });
  });

  it('notes no end where there is no tail, or no time', () => {
    expect(fitted({})).toEqual({ time: 'at', group: { column: 'g', type: 'category' }, ends: {} });
    expect(fitted({ time: null, group: null, fills: [fill('')] })).toEqual({
      time: null,
      group: null,
      ends: {},
    });
  });

  it('names a group that is no column', () => {
    expect(() => fitted({ group: 'gg' })).toThrow('data.group');
  });
});

describe('newSeries', () => {
  it('parts the rows at or before the end of their group from those that follow on', () => {
    const table = tableOf(
      { at: [1000, 2000, 2000, 2001, 6000, 7000], g: ['a', 'a', 'b', 'a', 'b', 'c'] },
      TYPES,
    );
    expect(seriesOf(table)).toEqual([
      { key: 'a', rows: [0, 1], beginsAnew: true },
      { key: 'a', rows: [3], beginsAnew: false },
      { key: 'b', rows: [2], beginsAnew: true },
      { key: 'b', rows: [4], beginsAnew: false },
      { key: 'c', rows: [5], beginsAnew: false },
    ]);
  });

  it('lets all rows follow on where there is no time', () => {
    const table = tableOf({ at: [0, 1], g: ['a', 'b'] }, TYPES);
    expect(seriesOf(table, { ...series, time: null, ends: {} }).map(({ beginsAnew }) => beginsAnew)).toEqual([
      false,
      false,
    ]);
  });

  it('takes a group for no property of an object', () => {
    const table = tableOf({ at: [0, 1], g: ['constructor', '__proto__'] }, TYPES);
    expect(seriesOf(table).every(({ beginsAnew }) => !beginsAnew)).toBe(true);
  });
});

describe('checkSeries', () => {
  it('names the columns that filters and fills follow, and that new rows lack', () => {
    expect(() => checkSeries(tableOf({ x: [1] }), series)).toThrow(
      'recipe: the data lack "at", "g". Allowed: rows with the time and the group that its filters and fills follow. Add the columns; a cell of the group may be empty.',
    );
  });

  it('refuses groups that were read by another type', () => {
    const numbers = tableOf({ at: [0], g: [7] }, { at: 'time' });
    expect(() => checkSeries(numbers, series)).toThrow(
      'column "g": it is of type number, and the recipe tells groups apart by type category. Allowed: type category. Read the column with that type.',
    );
  });

  it('accepts text for a category, and a group without any value', () => {
    expect(() =>
      checkSeries(tableOf({ at: [0], g: ['7'] }, { at: 'time', g: 'text' }), series),
    ).not.toThrow();
    expect(() => checkSeries(tableOf({ at: [0], g: [null] }, { at: 'time' }), series)).not.toThrow();
  });
});
