import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnMoments,
  mergeMoments,
  momentsOf,
  repeatedMoments,
} from '../../../core/cleaning/column-moments.ts';

const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN));
const values = fc.array(value, { maxLength: 30 });

function moments(items: readonly number[]): ColumnMoments {
  return momentsOf(Float64Array.from(items.filter((item) => !Number.isNaN(item))));
}

// Below the smallest normal double there is no relative precision left.
const SUBNORMAL = 2 ** -1022;

// A few dozen roundings of the largest value, and of its square, at 1.1e-16 each: 1e-12 of what was summed.
function expectSame(actual: ColumnMoments, expected: ColumnMoments): void {
  expect([actual.n, actual.min, actual.max]).toEqual([expected.n, expected.min, expected.max]);
  const largest = expected.n === 0 ? 0 : Math.max(Math.abs(expected.min), Math.abs(expected.max));
  expect(Math.abs(actual.mean - expected.mean)).toBeLessThanOrEqual(1e-12 * largest + SUBNORMAL);
  expect(Math.abs(actual.m2 - expected.m2)).toBeLessThanOrEqual(
    1e-12 * expected.n * largest ** 2 + SUBNORMAL,
  );
}

describe('column moments, for any values', () => {
  it('merge into the moments of all values', () => {
    fc.assert(
      fc.property(values, values, (a, b) =>
        expectSame(mergeMoments(moments(a), moments(b)), moments([...a, ...b])),
      ),
    );
  });

  it('merge in any grouping and any order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [moments(a), moments(b), moments(c)];
        const left = mergeMoments(mergeMoments(x, y), z);
        expectSame(mergeMoments(x, mergeMoments(y, z)), left);
        expectSame(mergeMoments(z, mergeMoments(y, x)), left);
      }),
    );
  });

  it('do not change by merging with none', () => {
    fc.assert(
      fc.property(values, (a) => {
        expect(mergeMoments(moments(a), moments([]))).toEqual(moments(a));
        expect(mergeMoments(moments([]), moments(a))).toEqual(moments(a));
      }),
    );
  });

  it('of one repeated value are exact', () => {
    // Adding 0 turns -0, which the mean does not keep, into 0.
    const repeated = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    fc.assert(
      fc.property(repeated, fc.nat(30), (x, n) => {
        expect(moments(Array(n).fill(x))).toEqual(repeatedMoments(x, n));
      }),
    );
  });
});

describe('column moments', () => {
  it('are hand-countable: mean 5 and squared distances 32 of eight values', () => {
    expect(moments([2, 4, 4, 4, Number.NaN, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, m2: 32, min: 2, max: 9 });
  });

  it('keep the variance of values far from the origin', () => {
    expect(moments([1e15 + 1, 1e15 + 2, 1e15 + 3])).toMatchObject({ mean: 1e15 + 2, m2: 2 });
  });

  it('are those of no value where every row is a gap', () => {
    expect(moments([Number.NaN])).toEqual({ n: 0, mean: 0, m2: 0, min: Infinity, max: -Infinity });
  });
});
