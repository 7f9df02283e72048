import { describe, expect, it } from 'vitest';
import { describeTable } from '../../../core/profile/describe-column.ts';
import { profileColumns } from '../../../core/profile/profile-columns.ts';
import { dataOf, tableOf } from '../cleaning/table-of.ts';

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
  const noNumbers = { min: null, max: null, mean: null, sd: null, quantiles: null, histogram: null };

  it('describes numbers with the population standard deviation and interpolated quartiles', () => {
    expect(mpg).toEqual({
      name: 'mpg',
      type: 'number',
      role: 'target',
      count: 8,
      missing: 1,
      distinct: 5,
      distinctError: null,
      min: 2,
      max: 9,
      mean: 5,
      sd: 2,
      quantiles: { q25: 4, q50: 4.5, q75: 5.5 },
      zeros: 0,
      negatives: 0,
      outliers: null,
      histogram: { low: 2, high: 9, counts: [1, 0, 0, 0, 0, 3, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] },
      topLevels: null,
      topValues: [
        { value: 4, count: 3 },
        { value: 5, count: 2 },
        { value: 2, count: 1 },
        { value: 7, count: 1 },
        { value: 9, count: 1 },
      ],
      lengths: null,
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

  it('measures the lengths of levels that occur', () => {
    expect(origin!.lengths).toEqual({ min: 1, max: 1 });
    const [column] = profileColumns(tableOf({ x: ['ab', 'abcd', null, ''] }), dataOf());
    expect(column!.lengths).toEqual({ min: 0, max: 4 });
    expect(emptyText!.lengths).toBeNull();
  });

  it('counts zeros, negative numbers, and values beyond the quartiles by 1.5 times their distance', () => {
    const values = [-5, -0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 24, 25, null];
    const [column] = profileColumns(tableOf({ x: values }), dataOf());
    // Quartiles 1.5 and 8.5: the fences are -9 and 19.
    expect(column).toMatchObject({ zeros: 2, negatives: 1, outliers: 2, distinct: 14 });
  });

  it('counts no outliers where an outlier rule passes a column over', () => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
    const flat = [...Array.from({ length: 48 }, () => 0), ...Array.from({ length: 12 }, (_, i) => i)];
    const table = tableOf({ levels: [1, 2, 3, 4, 5, 6].flatMap(() => levels), flat });
    expect(profileColumns(table, dataOf()).map(({ outliers }) => outliers)).toEqual([null, null]);
    const [spread] = profileColumns(tableOf({ x: [...levels, 10] }), dataOf());
    expect(spread!.outliers).toBe(1);
  });

  it('tells values of at most 50 distinct numbers', () => {
    const upTo = (n: number) => tableOf({ x: Array.from({ length: n }, (_, i) => i) });
    expect(profileColumns(upTo(50), dataOf())[0]!.topValues).toHaveLength(10);
    expect(profileColumns(upTo(51), dataOf())[0]!.topValues).toBeNull();
  });

  it('has no histogram of a constant, nor where none is wanted', () => {
    expect(profileColumns(tableOf({ x: [3, 3] }), dataOf())[0]!.histogram).toBeNull();
    expect(profileColumns(table, dataOf(), { withHistograms: false })[0]!.histogram).toBeNull();
  });

  it('has no mean of infinite values, and counts them', () => {
    const infinities = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, null];
    const [few] = profileColumns(tableOf({ x: infinities }), dataOf());
    expect(few).toMatchObject({ count: 3, missing: 1, mean: null, sd: null, histogram: null });
    const many = [...infinities, ...Array.from({ length: 10_000 }, (_, i) => i)];
    const [column] = profileColumns(tableOf({ x: many }), dataOf());
    expect(column).toMatchObject({ count: 10_003, missing: 1, mean: null, sd: null, histogram: null });
    expect(column!.quantiles!.q50).toBe(4999);
  });

  it('takes over what is known of the very same cells, but for name and role', () => {
    const descriptions = describeTable(table);
    const renamed = { ...table, columns: [{ ...table.columns[0]!, name: 'other' }] };
    const known = { descriptions, withHistograms: false };
    const [column] = profileColumns(renamed, dataOf({ target: 'other' }), known);
    const [same] = profileColumns(table, dataOf());
    expect(column).toEqual({ ...same, name: 'other', role: 'target' });
  });
});
