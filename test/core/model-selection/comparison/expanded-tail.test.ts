import { describe, expect, it } from 'vitest';
import { expandedTail } from '../../../../core/model-selection/comparison/expanded-tail.ts';

describe('expandedTail', () => {
  // norm.cdf(-sqrt(n / (n - 1)) * t.ppf(1 - tail, n - 1)) of SciPy; the expansion of t is good to about 1e-4 of z at n = 20.
  it.each([
    [0.05, 20, 0.03802720585387989],
    [0.05, 40, 0.04397245650008133],
    [0.05, 100, 0.047582882897217633],
    [0.01, 40, 0.00701010644782022],
  ])('of %d with %d units is as computed from Student quantiles', (tail, nUnits, expected) => {
    expect(Math.abs(expandedTail(tail, nUnits) / expected - 1)).toBeLessThan(1e-3);
  });

  it('leaves a half a half, and comes to the plain tail for many units', () => {
    expect(expandedTail(0.5, 20)).toBeCloseTo(0.5, 9);
    expect(Math.abs(expandedTail(0.05, 1e6) - 0.05)).toBeLessThan(1e-6);
    expect(expandedTail(0.05, 1)).toBe(0.05);
  });
});
