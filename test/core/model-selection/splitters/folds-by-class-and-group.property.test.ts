import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupKFold } from '../../../../core/model-selection/splitters/group-k-fold.ts';
import {
  repeatedKFold,
  repeatedStratifiedKFold,
} from '../../../../core/model-selection/splitters/repeated-k-fold.ts';
import { shuffleSplit } from '../../../../core/model-selection/splitters/shuffle-split.ts';
import type { Split } from '../../../../core/model-selection/splitters/split.ts';
import { stratifiedGroupKFold } from '../../../../core/model-selection/splitters/stratified-group-k-fold.ts';
import { stratifiedKFold } from '../../../../core/model-selection/splitters/stratified-k-fold.ts';
import { allRows, cvWith, numbers, tableOf } from '../small-tables.ts';

const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

/** Rows of a table of which every other is searched, so that places and row numbers differ. */
const scenario = fc
  .record({
    nSplits: fc.integer({ min: 2, max: 7 }),
    n: fc.integer({ min: 7, max: 60 }),
    nClasses: fc.integer({ min: 1, max: 10 }),
    nGroups: fc.integer({ min: 7, max: 30 }),
    seed: fc.nat(),
    shuffleSeed: fc.option(fc.nat()),
  })
  .map(({ n, nClasses, nGroups, ...rest }) => {
    const rows = allRows(n).map((row) => 2 * row + 1);
    const of = (row: number, salt: number) => Math.imul(row + 1, 0x9e3779b1 ^ (rest.seed * salt)) >>> 8;
    // The first rows are of one class, and each of a group of its own, so that there are always enough.
    const classOf = allRows(2 * n).map((row) => (row < 14 ? 0 : of(row, 3) % nClasses));
    const groupOf = allRows(2 * n).map((row) => (row < 14 ? row : of(row, 7) % nGroups));
    return { ...rest, rows, classOf, groupOf, table: tableOf(numbers('group', [...groupOf])) };
  });

/** Each row is tested once, and trained on in all other splits. */
function expectPartition(splits: readonly Split[], rows: Int32Array): void {
  expect(sorted(splits.flatMap(({ test }) => [...test]))).toEqual([...rows]);
  for (const { train, test } of splits) {
    expect(sorted([...train, ...test])).toEqual([...rows]);
    expect([...train]).toEqual(sorted(train));
    expect([...test]).toEqual(sorted(test));
  }
}

/** Of each class. */
function counts(rows: Int32Array, classOf: Int32Array): number[] {
  const found = new Array<number>(10).fill(0);
  for (const row of rows) found[classOf[row]!]!++;
  return found;
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

function expectStratified(splits: readonly Split[], rows: Int32Array, classOf: Int32Array): void {
  expectPartition(splits, rows);
  const ofFold = splits.map(({ test }) => counts(test, classOf));
  for (let code = 0; code < 10; code++)
    expect(spreadOf(ofFold.map((found) => found[code]!))).toBeLessThanOrEqual(1);
  expect(spreadOf(splits.map(({ test }) => test.length))).toBeLessThanOrEqual(1);
}

function expectWholeGroups(splits: readonly Split[], rows: Int32Array, groupOf: Int32Array): void {
  expectPartition(splits, rows);
  for (const { train, test } of splits) {
    const trained = new Set(Array.from(train, (row) => groupOf[row]));
    expect([...test].filter((row) => trained.has(groupOf[row]))).toEqual([]);
  }
}

const check = (property: (input: typeof scenario extends fc.Arbitrary<infer V> ? V : never) => void) =>
  fc.assert(fc.property(scenario, property), { numRuns: 150 });

describe('stratifiedKFold', () => {
  it('gives each fold as much of each class, and as many rows, as any other, give or take one', () => {
    check(({ rows, classOf, nSplits, shuffleSeed }) => {
      expectStratified(stratifiedKFold({ rows, classOf, nSplits, shuffleSeed }), rows, classOf);
    });
  });
});

describe('groupKFold', () => {
  it('has each group in one fold, and no fold without one', () => {
    check(({ rows, table, groupOf, nSplits, shuffleSeed }) => {
      const splits = groupKFold({ table, rows, data: { group: 'group' }, nSplits, shuffleSeed });
      expectWholeGroups(splits, rows, groupOf);
      expect(splits.every(({ test }) => test.length > 0)).toBe(true);
      if (shuffleSeed === null) return;
      const nGroups = splits.map(({ test }) => new Set(Array.from(test, (row) => groupOf[row])).size);
      expect(spreadOf(nGroups)).toBeLessThanOrEqual(1);
    });
  });

  it('has no two folds that differ by more rows than the largest group has', () => {
    check(({ rows, table, groupOf, nSplits }) => {
      const splits = groupKFold({ table, rows, data: { group: 'group' }, nSplits, shuffleSeed: null });
      const sizes = new Array<number>(60).fill(0);
      for (const row of rows) sizes[groupOf[row]!]!++;
      expect(spreadOf(splits.map(({ test }) => test.length))).toBeLessThanOrEqual(Math.max(...sizes));
    });
  });
});

describe('stratifiedGroupKFold', () => {
  it('has each group in one fold', () => {
    check(({ rows, table, classOf, groupOf, nSplits, shuffleSeed }) => {
      const task = { table, rows, data: { group: 'group' }, classOf, nSplits, shuffleSeed };
      expectWholeGroups(stratifiedGroupKFold(task), rows, groupOf);
    });
  });

  it('is stratified as stratifiedKFold where each row is a group of its own and classes fit the folds', () => {
    check(({ nSplits, shuffleSeed }) => {
      const rows = allRows(6 * nSplits);
      const classOf = rows.map((row) => row % 3);
      const table = tableOf(numbers('group', [...rows]));
      const task = { table, rows, data: { group: 'group' }, classOf, nSplits, shuffleSeed };
      expectStratified(stratifiedGroupKFold(task), rows, classOf);
    });
  });
});

describe('repeated folds', () => {
  it('test every row once a repeat, each drawn anew, and are the same at each reading', () => {
    check(({ rows, classOf, nSplits, seed }) => {
      const nRepeats = 3;
      for (const [splits, expectFolds] of [
        [repeatedKFold({ rows, nSplits, nRepeats, seed }), expectPartition],
        [
          repeatedStratifiedKFold({ rows, classOf, nSplits, nRepeats, seed }),
          (folds: readonly Split[]) => expectStratified(folds, rows, classOf),
        ],
      ] as const) {
        expect(splits).toHaveLength(nSplits * nRepeats);
        for (let repeat = 0; repeat < nRepeats; repeat++)
          expectFolds(splits.slice(repeat * nSplits, (repeat + 1) * nSplits), rows);
        const backwards = splits.toReversed().map(({ test, train }) => [train, test]);
        expect(backwards.reverse()).toEqual(splits.map(({ train, test }) => [train, test]));
      }
    });
  });
});

describe('shuffleSplit', () => {
  it('draws parts of the wanted sizes, and no row into both', () => {
    check(({ rows, nSplits, seed }) => {
      const n = rows.length;
      for (const [testSize, trainSize, nTest, nTrain] of [
        [0.3, 0.5, Math.ceil(0.3 * n), Math.floor(0.5 * n)],
        [2, null, 2, n - 2],
        [null, 3, n - 3, 3],
        [null, null, Math.ceil(0.1 * n), n - Math.ceil(0.1 * n)],
        [1, 0.5, 1, Math.floor(0.5 * n)],
      ] as const) {
        const cv = cvWith({ splitter: 'shuffleSplit', nSplits, testSize, trainSize });
        const splits = shuffleSplit({ rows, cv, seed });
        expect(splits).toHaveLength(nSplits);
        for (const { train, test } of splits) {
          expect([train.length, test.length]).toEqual([nTrain, nTest]);
          expect(new Set([...train, ...test]).size).toBe(nTrain + nTest);
          expect([...train, ...test].every((row) => rows.includes(row))).toBe(true);
          expect([...train]).toEqual(sorted(train));
        }
      }
    });
  });

  it('tests each row as often as any other, but for chance', () => {
    const nSplits = 1000;
    const cv = cvWith({ splitter: 'shuffleSplit', nSplits, testSize: 5 });
    const tested = new Array<number>(20).fill(0);
    for (const { test } of shuffleSplit({ rows: allRows(20), cv, seed: 42 }))
      for (const row of test) tested[row]!++;
    // 250 of 1000 are expected with a standard deviation of 13.7.
    expect(Math.max(...tested.map((count) => Math.abs(count - 250)))).toBeLessThan(5 * 13.7);
  });
});
