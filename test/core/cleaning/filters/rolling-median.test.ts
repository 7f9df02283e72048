import { describe, expect, it } from 'vitest';
import { hampel } from '../../../../core/cleaning/filters/hampel.ts';
import { rollingMedian } from '../../../../core/cleaning/filters/rolling-median.ts';

const gap = Number.NaN;

describe('rolling median', () => {
  it('is not moved by a single spike', () => {
    const values = Float64Array.of(1, 2, 900, 3, 4);
    expect([...rollingMedian(values, { window: 3, align: 'trailing' })]).toEqual([1, 1.5, 2, 3, 4]);
    expect([...rollingMedian(values, { window: 3, align: 'centered' })]).toEqual([1.5, 2, 3, 4, 3.5]);
  });

  it('looks through gaps and leaves them gaps', () => {
    const values = Float64Array.of(gap, 5, gap, 1, 9, gap);
    expect([...rollingMedian(values, { window: 3, align: 'trailing' })]).toEqual([gap, 5, gap, 3, 5, gap]);
  });

  it('does not overflow between two large values', () => {
    const values = Float64Array.of(1.5e308, 1.7e308);
    expect(rollingMedian(values, { window: 2, align: 'trailing' })[1]! / 1.6e308).toBeCloseTo(1, 14);
  });

  it('handles an empty series, and one shorter than the window', () => {
    expect(rollingMedian(new Float64Array(0), { window: 10_000, align: 'centered' })).toHaveLength(0);
    const values = Float64Array.of(2, 4);
    expect([...rollingMedian(values, { window: 10_000, align: 'centered' })]).toEqual([3, 3]);
  });
});

describe('Hampel filter', () => {
  it('replaces what is far from the median of its window, and nothing else', () => {
    const values = Float64Array.of(1, 2, 1, 2, 50, 2, 1, 2);
    const cleaned = hampel(values, { window: 5, sigmas: 3, align: 'centered' });
    expect([...cleaned]).toEqual([1, 2, 1, 2, 2, 2, 1, 2]);
  });

  it('takes any other value for an outlier where most of a window is one value', () => {
    const values = Float64Array.of(7, 7, 7, 7.5, 7);
    expect([...hampel(values, { window: 5, sigmas: 100, align: 'trailing' })]).toEqual([7, 7, 7, 7, 7]);
  });

  it('looks at raw values, not at those that it has replaced', () => {
    const values = Float64Array.of(1, 1, 9, 9, 9);
    // The third row sees 1, 1, 9 and is replaced; the fourth sees 1, 9, 9 and stays.
    expect([...hampel(values, { window: 3, sigmas: 3, align: 'trailing' })]).toEqual([1, 1, 1, 9, 9]);
  });

  it('keeps values at which distances are no finite numbers', () => {
    const values = Float64Array.of(-1.7e308, 1.7e308, -1.7e308, 1.7e308);
    expect(hampel(values, { window: 4, sigmas: 3, align: 'trailing' }).every(Number.isFinite)).toBe(true);
  });
});
