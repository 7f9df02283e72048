import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../core/cleaning/quantile.ts';
import { describeColumn } from '../../../core/profile/describe-column.ts';
import { BUCKET_ERROR } from '../../../core/profile/number-buckets.ts';
import { summarizeNumbers } from '../../../core/profile/number-summary.ts';
import { approximateQuartiles } from '../../../core/profile/quartiles.ts';
import { seededGenerator } from '../../../core/random/seeded-generator.ts';

const N = 70_000;

/** Ways in which values are spread, of which some put all of them into one bucket or one bin. */
const SPREADS: [string, (random: () => number, i: number) => number][] = [
  ['even', (random) => random() * 20_000 - 5000],
  ['about zero', (random) => random() - 0.5],
  ['skewed over many powers', (random) => Math.exp(40 * random() - 20)],
  ['near to each other and far from 0', (random) => 1.7e12 + random() * 1e6],
  ['one far away', (random, i) => (i === 0 ? 1e300 : random())],
  ['nearly all at one place', (random) => 1 + random() ** 40 * 1e-3],
  ['within a few roundings', (random) => 1 + Math.floor(random() * N) * Number.EPSILON],
  ['tiny', (random) => (random() - 0.5) * 1e-310],
  ['huge', (random) => (random() - 0.5) * Number.MAX_VALUE * 2],
  ['ascending', (_, i) => i],
  ['with infinities', (random, i) => (i % 5 === 0 ? Infinity : i % 7 === 0 ? -Infinity : random())],
  ['zero for the most part', (random) => (random() < 0.6 ? 0 : random() - 0.5)],
  ['from zero on, zeros last', (random, i) => (i > N - 10 ? 0 : random())],
  ['far below zero', (random) => -1e6 - random()],
  ['of few values', (random) => Math.floor(random() * 7)],
];

function exact(values: Float64Array) {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  return {
    q25: quantile(ascending, 0.25),
    q50: quantile(ascending, 0.5),
    q75: quantile(ascending, 0.75),
  };
}

function signsOf(values: Float64Array) {
  return {
    zeros: values.filter((value) => value === 0).length,
    negatives: values.filter((value) => value < 0).length,
  };
}

describe('quartiles', () => {
  it.each(SPREADS)('of values that are %s are those of the sorted values', (_, draw) => {
    for (const nGaps of [0, 3]) {
      const random = seededGenerator(nGaps);
      const values = Float64Array.from({ length: N }, (_, i) => draw(random, i));
      for (let gap = 0; gap < nGaps; gap++) values[gap * 1000] = Number.NaN;
      const known = values.filter((value) => !Number.isNaN(value));
      const { statistics, order } = describeColumn({ name: 'x', type: 'number', values });
      expect(statistics).toMatchObject({ quantiles: exact(values), count: known.length, ...signsOf(known) });
      const { histogram } = statistics;
      const ascending = known.toSorted();
      expect(order).toMatchObject({ n: known.length, min: ascending[0]! + 0, max: ascending.at(-1)! + 0 });
      expect(order!.values).toEqual(order!.places.map((place) => ascending[place]! + 0));
      const counted = histogram?.counts.reduce((sum, count) => sum + count, 0);
      expect(counted ?? known.length).toBe(known.length);
    }
  });

  it('of any few values are those of the sorted values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (numbers) => {
        const values = Float64Array.from(numbers);
        const { q25, q50, q75 } = exact(values);
        const { statistics } = describeColumn({ name: 'x', type: 'number', values });
        // -0 is 0.
        const quantiles = { q25: q25 + 0, q50: q50 + 0, q75: q75 + 0 };
        expect(statistics).toMatchObject({ quantiles, ...signsOf(values) });
      }),
    );
  });

  it.each(SPREADS.slice(0, 7))('of a summary alone, %s, are within the stated error', (_, draw) => {
    const random = seededGenerator(1);
    const values = Float64Array.from({ length: N }, (_, i) => draw(random, i));
    const known = exact(values);
    const near = approximateQuartiles(summarizeNumbers(values));
    for (const q of ['q25', 'q50', 'q75'] as const)
      expect(Math.abs(near[q] - known[q])).toBeLessThanOrEqual(
        BUCKET_ERROR * Math.abs(known[q]) * 1.01 + 1e-4 * BUCKET_ERROR,
      );
  });
});
