import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnQuantiles } from '../../../core/cleaning/column-quantiles.ts';
import { orderStatistics } from '../../../core/cleaning/order-statistics.ts';
import { quantile } from '../../../core/cleaning/quantile.ts';
import { seededGenerator } from '../../../core/random/seeded-generator.ts';
import { allRows } from '../../../core/table/table.ts';

type Shape = (random: () => number) => number;

/** Spread evenly, over many powers of ten, in few values, beside far ones, and near the ends of what a double can hold. */
const SHAPES: Readonly<Record<string, Shape>> = {
  even: (random) => random() - 0.5,
  skewed: (random) => 10 ** (40 * random() - 20),
  few: (random) => Math.floor(7 * random()),
  far: (random) => (random() < 1e-3 ? 1e300 : random()),
  widest: (random) => (random() - 0.5) * 2 * Number.MAX_VALUE,
  denormal: (random) => Math.floor(50 * random()) * Number.MIN_VALUE,
  constant: () => 3,
};

const column = fc.record({
  shape: fc.constantFrom(...Object.keys(SHAPES)),
  n: fc.constantFrom(1, 2, 600, 9000, 30_000),
  seed: fc.nat(1e6),
});

function valuesOf({ shape, n, seed }: { shape: string; n: number; seed: number }): Float64Array {
  const random = seededGenerator(seed);
  return Float64Array.from({ length: n }, () => SHAPES[shape]!(random));
}

describe('order statistics', () => {
  it('are the values at their places of the sorted ones, whatever the values, which stay as they are', () => {
    fc.assert(
      fc.property(column, fc.array(fc.nat(29_999), { minLength: 1, maxLength: 40 }), (input, drawn) => {
        const values = valuesOf(input);
        const before = values.slice();
        const places = [...new Set(drawn.map((place) => place % input.n))].sort((a, b) => a - b);
        const ascending = values.slice().sort();
        expect(orderStatistics(values, places)).toEqual(
          Float64Array.from(places, (place) => ascending[place]!),
        );
        expect(values).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('give several quantiles of a column with gaps, bit for bit', () => {
    fc.assert(
      fc.property(column, (input) => {
        const values = valuesOf(input);
        const gaps = values.map((value, row) => (row % 7 === 3 ? Number.NaN : value));
        const ascending = gaps.filter((value) => !Number.isNaN(value)).sort();
        const qs = [0, 0.25, 0.5, 0.9, 1];
        expect(columnQuantiles(gaps, allRows(gaps.length), qs)).toEqual(
          Float64Array.from(qs, (q) => quantile(ascending, q)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('there are none without values', () => {
    expect(columnQuantiles(Float64Array.of(Number.NaN), allRows(1), [0.5])).toBeUndefined();
  });
});
