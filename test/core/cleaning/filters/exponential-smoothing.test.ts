import { describe, expect, it } from 'vitest';
import { exponentialSmoothing } from '../../../../core/cleaning/filters/exponential-smoothing.ts';

describe('exponential smoothing', () => {
  it('starts at the first value and moves by alpha', () => {
    const smoothed = exponentialSmoothing(Float64Array.of(4, 8, 0), { alpha: 0.5 });
    expect([...smoothed]).toEqual([4, 6, 3]);
  });

  it('looks through gaps, however long, and leaves them gaps', () => {
    const values = Float64Array.of(Number.NaN, 4, Number.NaN, Number.NaN, 8);
    const gap = Number.NaN;
    expect([...exponentialSmoothing(values, { alpha: 0.25 })]).toEqual([gap, 4, gap, gap, 5]);
  });

  it('goes on from the last smoothed value of the rows before', () => {
    expect([...exponentialSmoothing(Float64Array.of(8, 2), { alpha: 0.5, last: 4 })]).toEqual([6, 4]);
  });

  it('keeps a repeated value to the last digit', () => {
    const constant = new Float64Array(200).fill(0.1);
    expect(exponentialSmoothing(constant, { alpha: 0.3 })).toEqual(constant);
  });

  it('changes nothing with an alpha of 1', () => {
    expect([...exponentialSmoothing(Float64Array.of(3, 0.1, -7), { alpha: 1 })]).toEqual([3, 0.1, -7]);
  });
});
