import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uniformShares } from '../../../core/cleaning/uniform-shares.ts';

const ascending = fc
  .array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((values) => Float64Array.from(values, (value) => value + 0).sort());

/** By definition: the mean of the places of the last quantile up to x and of the first one from x on, interpolated. */
function shareByDefinition(x: number, quantiles: Float64Array): number {
  const last = quantiles.length - 1;
  if (last === 0 || x <= quantiles[0]!) return 0;
  if (x >= quantiles[last]!) return 1;
  const at = quantiles.findLastIndex((quantile) => quantile <= x);
  if (quantiles[at] === x) return (quantiles.indexOf(x) + at) / 2 / last;
  return (at + (x - quantiles[at]!) / (quantiles[at + 1]! - quantiles[at]!)) / last;
}

it('is the share of the quantiles up to a value, whatever they are', () => {
  fc.assert(
    fc.property(ascending, fc.double({ min: -1.1e6, max: 1.1e6, noNaN: true }), (quantiles, other) => {
      const shareOf = uniformShares(quantiles);
      const between = quantiles.map((value, i) => (value + (quantiles[i + 1] ?? value)) / 2);
      for (const x of [...quantiles, ...between, other])
        expect(shareOf(x)).toBe(shareByDefinition(x, quantiles));
    }),
  );
});

it('never falls, and stays from 0 to 1, over the widest range of doubles too', () => {
  const shareOf = uniformShares(Float64Array.of(-1.7e308, -1, 0, 5e-324, 1, 1.7e308));
  const shares = [-1.75e308, -1e300, -1, -0.5, 0, 5e-324, 0.5, 1, 1e300, 1.75e308].map(shareOf);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
});
