import { describe, expect, it } from 'vitest';
import { movingAverage } from '../../../../core/cleaning/filters/moving-average.ts';

const NaN_ = Number.NaN;
const trailing = (values: number[], window: number) =>
  Array.from(movingAverage(Float64Array.from(values), { window, align: 'trailing' }));
const centered = (values: number[], window: number) =>
  Array.from(movingAverage(Float64Array.from(values), { window, align: 'centered' }));

describe('moving average', () => {
  it('takes the mean of this row and the ones before it, fewer at the start', () => {
    expect(trailing([1, 2, 6, 4, 8], 3)).toEqual([1, 1.5, 3, 4, 6]);
  });

  it('centers an odd window on the row, shrunk at both ends', () => {
    expect(centered([1, 2, 6, 4, 8], 3)).toEqual([1.5, 3, 4, 6, 6]);
  });

  it('looks one row further back than ahead in a centered even window', () => {
    expect(centered([0, 4, 8, 16, 4], 4)).toEqual([2, 4, 7, 8, 28 / 3]);
  });

  it('looks through gaps and leaves them gaps', () => {
    expect(trailing([NaN_, 2, NaN_, 4, NaN_, NaN_, 9], 3)).toEqual([NaN_, 2, NaN_, 3, NaN_, NaN_, 9]);
  });

  it('gives a window of one repeated value exactly that value', () => {
    expect(trailing(Array(25).fill(0.1), 10)).toEqual(Array(25).fill(0.1));
  });

  it('feels a huge value only in the windows that hold it', () => {
    const values = [1, 2, 3, 1e300, 5, 6, 7, 8, 9];
    expect(trailing(values, 3).slice(6)).toEqual([6, 7, 8]);
    expect(trailing(values, 3).slice(0, 3)).toEqual([1, 1.5, 2]);
  });

  it('does not overflow where the mean is a number', () => {
    expect(trailing([1.5e308, 1.5e308, 0.75e308], 3)[2]! / 1.25e308).toBeCloseTo(1, 14);
  });

  it('keeps small values beside large ones of opposite sign', () => {
    expect(trailing([1e16, 1, -1e16, 1], 4)[3]).toBe(0.5);
  });

  it('handles an empty series, and one shorter than the window', () => {
    expect(trailing([], 5)).toEqual([]);
    expect(centered([2, 4], 10_000)).toEqual([3, 3]);
  });
});
