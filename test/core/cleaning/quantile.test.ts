import { describe, expect, it } from 'vitest';
import { quantile } from '../../../core/cleaning/quantile.ts';

describe('quantile', () => {
  it('interpolates linearly between neighbours', () => {
    const values = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 0.75, 1].map((q) => quantile(values, q))).toEqual([1, 1.75, 3, 5, 8]);
  });

  it('is the value itself where there is only one', () => {
    expect([0, 0.5, 1].map((q) => quantile(Float64Array.of(7), q))).toEqual([7, 7, 7]);
  });

  it('does not overflow between values whose distance does', () => {
    const values = Float64Array.of(-1.5e308, 1.5e308);
    expect([0, 0.25, 0.5, 0.75, 1].map((q) => quantile(values, q))).toEqual([
      -1.5e308, -0.75e308, 0, 0.75e308, 1.5e308,
    ]);
  });

  it('rounds as numpy does, which interpolates from the nearer end', () => {
    // numpy.quantile([0.3, 0.6], 0.75) is 0.525; from the lower end it would be 0.5249999999999999.
    expect(quantile(Float64Array.of(0.3, 0.6), 0.75)).toBe(0.525);
  });
});
