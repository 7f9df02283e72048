import { describe, expect, it } from 'vitest';
import { profileColumns } from '../../../core/cleaning/profile.ts';
import { dataOf, tableOf } from './table-of.ts';

describe('profileColumns', () => {
  const table = tableOf(
    {
      mpg: [2, 4, 4, 4, 5, 5, 7, 9, null],
      kit: [true, false, false, false, null, null, null, null, null],
      origin: ['b', 'a', 'b', 'a', 'c', null, null, null, null],
      year: [1000, 3000, null, null, null, null, null, null, null],
      empty: [null, null, null, null, null, null, null, null, null],
      emptyText: [null, null, null, null, null, null, null, null, null],
    },
    { year: 'time', emptyText: 'text' },
  );
  const [mpg, kit, origin, year, empty, emptyText] = profileColumns(table, dataOf({ target: 'mpg' }));
  const noNumbers = { min: null, max: null, mean: null, sd: null, quantiles: null };

  it('describes numbers with the population standard deviation and interpolated quartiles', () => {
    expect(mpg).toEqual({
      name: 'mpg',
      type: 'number',
      role: 'target',
      count: 8,
      missing: 1,
      distinct: 5,
      min: 2,
      max: 9,
      mean: 5,
      sd: 2,
      quantiles: { q25: 4, q50: 4.5, q75: 5.5 },
      topLevels: null,
    });
  });

  it('describes booleans by their share of true, without quartiles', () => {
    const expected = { count: 4, missing: 5, distinct: 2, min: 0, max: 1, mean: 0.25, quantiles: null };
    expect(kit).toMatchObject({ ...expected, sd: Math.sqrt(3) / 4 });
  });

  it('describes categories by their levels, the most frequent first, equal ones by name', () => {
    expect(origin).toMatchObject({ role: 'feature', count: 5, missing: 4, distinct: 3, ...noNumbers });
    expect(origin!.topLevels).toEqual([
      { level: 'a', count: 2 },
      { level: 'b', count: 2 },
      { level: 'c', count: 1 },
    ]);
  });

  it('describes times in milliseconds', () => {
    const quantiles = { q25: 1500, q50: 2000, q75: 2500 };
    expect(year).toMatchObject({ role: 'ignored', min: 1000, max: 3000, mean: 2000, sd: 1000, quantiles });
  });

  it('has no statistics for columns without any value', () => {
    expect(empty).toMatchObject({ count: 0, missing: 9, distinct: 0, ...noNumbers, topLevels: null });
    expect(emptyText).toMatchObject({ count: 0, missing: 9, distinct: 0, ...noNumbers, topLevels: [] });
  });

  it('lists ten levels at most', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `level ${String(i).padStart(2, '0')}`);
    const [column] = profileColumns(tableOf({ x: [...levels, 'level 11'] }), dataOf());
    const names = column!.topLevels!.map(({ level }) => level);
    expect(names).toEqual(['level 11', ...levels.slice(0, 9)]);
    expect(column!.distinct).toBe(12);
  });
});
