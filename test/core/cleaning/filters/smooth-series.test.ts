import { describe, expect, it } from 'vitest';
import { smoothSeries } from '../../../../core/cleaning/filters/smooth-series.ts';
import { cleanOf } from '../table-of.ts';

const [exponential, trailing, centered, byTime, polynomial] = cleanOf({
  denoise: [
    { method: 'exponential', columns: ['x'], alpha: 0.5 },
    { method: 'movingAverage', columns: ['x'], window: 3 },
    { method: 'movingAverage', columns: ['x'], window: 3, align: 'centered' },
    { method: 'exponential', columns: ['x'], halfLife: '1 second' },
    { method: 'savitzkyGolay', columns: ['x'], window: 3, polyOrder: 1 },
  ],
}).denoise;
const gaps = Float64Array.of(Number.NaN, Number.NaN);

describe('smoothSeries', () => {
  it('hands on the last smoothed value over rows that are all gaps', () => {
    const next = smoothSeries(exponential!, { values: gaps, earlier: { tail: [4] } });
    expect(next).toEqual({ smoothed: gaps, end: { tail: [4] } });
    expect(smoothSeries(exponential!, { values: gaps })).toEqual({ smoothed: gaps, end: { tail: [] } });
  });

  it('lets earlier raw values leave the window one by one', () => {
    const values = Float64Array.of(9, 3);
    const { smoothed, end } = smoothSeries(trailing!, { values, earlier: { tail: [null, 1] } });
    expect([...smoothed]).toEqual([5, 13 / 3]);
    expect(end).toEqual({ tail: [9, 3] });
  });

  it.each([centered!, polynomial!])('remembers nothing for a filter that looks ahead', (rule) => {
    expect(smoothSeries(rule, { values: Float64Array.of(1, 3) }).end).toEqual({ tail: [] });
  });

  it('remembers when the last known value was, and hands that on over gaps', () => {
    const first = smoothSeries(byTime!, {
      values: Float64Array.of(8, 4, Number.NaN),
      times: Float64Array.of(0, 1000, 5000),
    });
    expect([...first.smoothed]).toEqual([8, 6, Number.NaN]);
    expect(first.end).toEqual({ tail: [6], time: 1000 });
    const over = { values: gaps, times: Float64Array.of(6000, 7000), earlier: first.end };
    expect(smoothSeries(byTime!, over).end).toEqual({ tail: [6], time: 1000 });
    expect(smoothSeries(byTime!, { ...over, earlier: undefined }).end).toEqual({ tail: [] });
  });

  it('takes a value that comes late as if it came with the one before, and time does not go back', () => {
    const earlier = { tail: [6], time: 10_000 };
    const late = { values: Float64Array.of(100, 2), times: Float64Array.of(0, 11_000), earlier };
    const { smoothed, end } = smoothSeries(byTime!, late);
    expect([...smoothed]).toEqual([6, 4]);
    expect(end).toEqual({ tail: [4], time: 11_000 });
    const only = { values: Float64Array.of(100), times: Float64Array.of(0), earlier };
    expect(smoothSeries(byTime!, only).end).toEqual({ tail: [6], time: 10_000 });
  });
});
