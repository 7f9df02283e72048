import { describe, expect, it } from 'vitest';
import { kFold } from '../../../../core/model-selection/splitters/k-fold.ts';
import { allRows } from '../small-tables.ts';

const testFolds = (shuffleSeed: number | null) =>
  kFold({ rows: allRows(50), nSplits: 5, shuffleSeed }).map(({ test }) => [...test]);

describe('kFold', () => {
  it('keeps the order of the rows without a shuffle', () => {
    const rows = Int32Array.of(9, 4, 7, 2);
    const [first, second] = kFold({ rows, nSplits: 2, shuffleSeed: null });
    expect([...first!.test, ...second!.test]).toEqual([9, 4, 7, 2]);
    expect(first!.train).toEqual(Int32Array.of(7, 2));
  });

  it('shuffles by the seed alone', () => {
    expect(testFolds(42)).toEqual(testFolds(42));
    expect(testFolds(42)).not.toEqual(testFolds(43));
    expect(testFolds(42)).not.toEqual(testFolds(null));
  });

  it('makes a thousand folds of many rows without holding their training rows', () => {
    const n = 1_000_000; // all training rows at once would take 4 GB
    const splits = kFold({ rows: allRows(n), nSplits: 1000, shuffleSeed: null });
    expect(splits.reduce((sum, { test }) => sum + test.length, 0)).toBe(n);
    const { train } = splits[1]!;
    expect([train.length, train[999], train[1000]]).toEqual([n - 1000, 999, 2000]);
  });

  it('refuses fewer rows than folds', () => {
    expect(() => kFold({ rows: allRows(4), nSplits: 5, shuffleSeed: null })).toThrow(
      'tune.cv.nSplits: 5 folds are wanted of 4 rows to search. Allowed: at least one row a fold.',
    );
  });
});
