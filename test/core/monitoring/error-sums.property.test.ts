import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ErrorSums,
  emptyErrorSums,
  errorSumsOf,
  finishErrorSums,
  mergeErrorSums,
  type Observation,
} from '../../../core/monitoring/error-sums.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const observation = fc.record({
  prediction: value,
  actual: fc.option(value, { nil: null }),
  nCells: fc.nat(9),
  nMissingCells: fc.nat(9),
});
const observations = fc.array(observation, { maxLength: 40 });
const sumsOf = (items: readonly Observation[]) =>
  items.map(errorSumsOf).reduce(mergeErrorSums, emptyErrorSums());

/** Equal counts; moments within 1e-12 of the size of what was added, for each addition rounds. */
function expectSame(a: ErrorSums, b: ErrorSums) {
  for (const name of ['n', 'nLabelled', 'nCells', 'nMissingCells'] as const) expect(a[name]).toBe(b[name]);
  const size = a.sumAbsError + 1e-300;
  expect(Math.abs(a.sumError - b.sumError)).toBeLessThanOrEqual(1e-12 * size);
  expect(Math.abs(a.sumAbsError - b.sumAbsError)).toBeLessThanOrEqual(1e-12 * size);
  expect(Math.abs(a.sumSquaredError - b.sumSquaredError)).toBeLessThanOrEqual(1e-12 * a.sumSquaredError);
  expect(Math.abs(a.meanActual - b.meanActual)).toBeLessThanOrEqual(1e-12 * 1e6);
  expect(Math.abs(a.m2Actual - b.m2Actual)).toBeLessThanOrEqual(1e-12 * (a.m2Actual + 1));
}

describe('error sums', () => {
  test('any split, merged, equals one pass', () => {
    fc.assert(
      fc.property(observations, fc.nat(40), (items, cut) => {
        expectSame(mergeErrorSums(sumsOf(items.slice(0, cut)), sumsOf(items.slice(cut))), sumsOf(items));
      }),
    );
  });

  test('merging is associative, and commutative', () => {
    fc.assert(
      fc.property(observations, observations, observations, (x, y, z) => {
        const [a, b, c] = [sumsOf(x), sumsOf(y), sumsOf(z)];
        expectSame(mergeErrorSums(mergeErrorSums(a, b), c), mergeErrorSums(a, mergeErrorSums(b, c)));
        expectSame(mergeErrorSums(a, b), mergeErrorSums(b, a));
      }),
    );
  });

  test('empty sums change nothing, to the bit', () => {
    fc.assert(
      fc.property(observations, (items) => {
        const sums = sumsOf(items);
        expect(mergeErrorSums(emptyErrorSums(), sums)).toEqual(sums);
        expect(mergeErrorSums(sums, emptyErrorSums())).toEqual(sums);
      }),
    );
  });

  test('finished metrics are finite whatever was logged within the legal range', () => {
    const extreme = fc.double({ min: -1e150, max: 1e150, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ prediction: extreme, actual: extreme })), (rows) => {
        const sums = sumsOf(rows.map((row) => ({ ...row, nCells: 0, nMissingCells: 0 })));
        for (const metric of Object.values(finishErrorSums(sums))) expect(Number.isFinite(metric)).toBe(true);
      }),
    );
  });
});
