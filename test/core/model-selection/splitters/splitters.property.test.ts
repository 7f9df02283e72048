import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataRefusedError } from '../../../../core/errors.ts';
import { kFold } from '../../../../core/model-selection/splitters/k-fold.ts';
import { nearestCuts } from '../../../../core/model-selection/splitters/nearest-cuts.ts';
import type { Split } from '../../../../core/model-selection/splitters/split.ts';
import { timeSeriesSplit } from '../../../../core/model-selection/splitters/time-series-split.ts';
import { allRows, cvWith, dataWith, numbers, tableOf } from '../small-tables.ts';

const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

describe('kFold', () => {
  it('tests every row once, in folds that differ by at most one row, and trains on all others', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 0, max: 60 }),
      fc.option(fc.nat()),
    );
    fc.assert(
      fc.property(sizes, ([nSplits, extra, shuffleSeed]) => {
        const rows = allRows(nSplits + extra).map((row) => 3 * row + 1);
        const splits = kFold({ rows, nSplits, shuffleSeed });
        expect(sorted(splits.flatMap(({ test }) => [...test]))).toEqual([...rows]);
        const lengths = splits.map(({ test }) => test.length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        expect(lengths).toEqual(sorted(lengths).reverse());
        for (const { train, test } of splits) {
          expect(sorted([...train, ...test])).toEqual([...rows]);
          expect([...test]).toEqual(sorted(test));
          expect([...train]).toEqual(sorted(train));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('timeSeriesSplit between distinct times', () => {
  const nSplits = 3;
  const times = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 40 })
    .filter((values) => new Set(values).size > nSplits);

  it('never tests a row that is not later than all rows trained on', () => {
    fc.assert(
      fc.property(times, (values) => {
        const splits = timeSeriesSplit({
          table: tableOf(numbers('at', values, 'time')),
          rows: allRows(values.length),
          data: dataWith({ time: 'at' }),
          cv: cvWith({ splitter: 'timeSeriesSplit', nSplits, boundary: 'time' }),
        });
        const timesOf = (rows: Int32Array) => [...rows].map((row) => values[row]!);
        for (const { train, test } of splits) {
          expect(Math.max(...timesOf(train))).toBeLessThan(Math.min(...timesOf(test)));
        }
        const last = splits.at(-1)!;
        expect(sorted([...last.train, ...last.test])).toEqual([...allRows(values.length)]);
        for (const [index, { train, test }] of splits.slice(0, -1).entries()) {
          expect(splits[index + 1]!.train).toEqual(Int32Array.of(...train, ...test));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('timeSeriesSplit with a gap', () => {
  const scenario = fc.record({
    values: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 20, maxLength: 60 }),
    gap: fc.integer({ min: 0, max: 6 }),
    testSize: fc.option(fc.integer({ min: 1, max: 5 })),
    maxTrainSize: fc.option(fc.integer({ min: 1, max: 12 })),
    boundary: fc.constantFrom('time', 'row'),
  });

  it('has at least so many rows between training and test, and no time on both sides', () => {
    let nSplit = 0;
    fc.assert(
      fc.property(scenario, ({ values, ...options }) => {
        const cv = cvWith({ splitter: 'timeSeriesSplit', nSplits: 3, ...options });
        const task = { table: tableOf(numbers('at', values, 'time')), rows: allRows(values.length), cv };
        let splits: readonly Split[];
        try {
          splits = timeSeriesSplit({ ...task, data: dataWith({ time: 'at' }) });
        } catch (error) {
          expect(error).toBeInstanceOf(DataRefusedError);
          return;
        }
        nSplit++;
        const ordered = [...allRows(values.length)].sort((a, b) => values[a]! - values[b]! || a - b);
        for (const { train, test } of splits) {
          const places = [...train, ...test].map((row) => ordered.indexOf(row));
          expect(places).toEqual(sorted(places));
          const [first, last] = [places[train.length]!, places[train.length - 1]!];
          expect(train.length).toBeGreaterThan(0);
          expect(test.length).toBeGreaterThan(0);
          expect(train.length).toBeLessThanOrEqual(options.maxTrainSize ?? values.length);
          expect(last - places[0]!).toBe(train.length - 1);
          const between = first - last - 1;
          if (options.boundary === 'row') expect(between).toBe(options.gap);
          else {
            expect(between).toBeGreaterThanOrEqual(options.gap);
            expect(values[ordered[last]!]!).toBeLessThan(values[ordered[first]!]!);
          }
        }
        const tests = splits.flatMap(({ test }) => [...test]);
        expect(tests).toEqual(ordered.slice(values.length - tests.length));
      }),
      { numRuns: 300 },
    );
    expect(nSplit).toBeGreaterThan(150);
  });
});

describe('nearestCuts', () => {
  it('has the least displacement of all choices', () => {
    const problems = fc
      .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 9 })
      .chain((cuts) =>
        fc.tuple(
          fc.constant(sorted(cuts)),
          fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 }),
        ),
      );
    fc.assert(
      fc.property(problems, ([possible, unordered]) => {
        const wanted = sorted(unordered);
        const chosen = nearestCuts(Int32Array.from(possible), wanted);
        expect(chosen.every((cut, index) => index === 0 || chosen[index - 1]! < cut)).toBe(true);
        expect(displacement(chosen, wanted)).toBe(leastDisplacement(possible, wanted));
      }),
      { numRuns: 300 },
    );
  });
});

function displacement(cuts: readonly number[], wanted: readonly number[]): number {
  return wanted.reduce((sum, target, index) => sum + Math.abs(cuts[index]! - target), 0);
}

/** Every choice is tried. */
function leastDisplacement(possible: readonly number[], wanted: readonly number[]): number {
  if (wanted.length === 0) return 0;
  const rest = (from: number) => leastDisplacement(possible.slice(from + 1), wanted.slice(1));
  const costs = possible.map((cut, index) => Math.abs(cut - wanted[0]!) + rest(index));
  return Math.min(Number.POSITIVE_INFINITY, ...costs);
}
