import { describe, expect, it } from 'vitest';
import { smoothSeries } from '../../../../core/cleaning/filters/smooth-series.ts';
import { cleanOf } from '../table-of.ts';

const [exponential, trailing, centered] = cleanOf({
  denoise: [
    { method: 'exponential', columns: ['x'], alpha: 0.5 },
    { method: 'movingAverage', columns: ['x'], window: 3 },
    { method: 'movingAverage', columns: ['x'], window: 3, align: 'centered' },
  ],
}).denoise;
const gaps = Float64Array.of(Number.NaN, Number.NaN);

describe('smoothSeries', () => {
  it('hands on the last smoothed value over rows that are all gaps', () => {
    expect(smoothSeries(exponential!, gaps, [4])).toEqual({ smoothed: gaps, end: [4] });
    expect(smoothSeries(exponential!, gaps, [])).toEqual({ smoothed: gaps, end: [] });
  });

  it('lets earlier raw values leave the window one by one', () => {
    const { smoothed, end } = smoothSeries(trailing!, Float64Array.of(9, 3), [null, 1]);
    expect([...smoothed]).toEqual([5, 13 / 3]);
    expect(end).toEqual([9, 3]);
  });

  it('remembers nothing for a centered window', () => {
    expect(smoothSeries(centered!, Float64Array.of(1, 3), [])).toEqual({
      smoothed: Float64Array.of(2, 2),
      end: [],
    });
  });
});
