import { describe, expect, it } from 'vitest';
import { exponentialByTime } from '../../../../core/cleaning/filters/exponential-by-time.ts';
import { exponentialWeight } from '../../../../core/cleaning/filters/exponential-weight.ts';

const gap = Number.NaN;

describe('exponential smoothing by time', () => {
  it('gives the past half its weight after each half-life, gaps or no gaps', () => {
    const values = Float64Array.of(gap, 8, gap, 0, 4);
    const times = Float64Array.of(0, 10, 15, 30, 40);
    // Two half-lives to the fourth row: 8 / 4. One to the fifth: (2 + 4) / 2.
    expect([...exponentialByTime(values, { times, halfLifeMs: 10 })]).toEqual([gap, 8, gap, 2, 3]);
  });

  it('is not moved by a second value at one time', () => {
    const times = Float64Array.of(5, 5);
    expect([...exponentialByTime(Float64Array.of(1, 9), { times, halfLifeMs: 1000 })]).toEqual([1, 1]);
  });

  it('keeps a repeated value to the last digit, and counts the time that it lasts', () => {
    const values = Float64Array.of(0.1, 0.1, 0.1, 0.3);
    const smoothed = exponentialByTime(values, { times: Float64Array.of(0, 3, 7, 10), halfLifeMs: 3 });
    expect([...smoothed.subarray(0, 3)]).toEqual([0.1, 0.1, 0.1]);
    expect(smoothed[3]).toBeCloseTo(0.2, 15);
  });

  it('has forgotten everything after a very long time', () => {
    const times = Float64Array.of(0, 1e15);
    expect([...exponentialByTime(Float64Array.of(1, 9), { times, halfLifeMs: 1 })]).toEqual([1, 9]);
  });
});

describe('the weight of an exponential filter', () => {
  const none = { alpha: null, span: null, halfLife: null };
  const rule = { method: 'exponential' as const, columns: ['x'], ...none };

  it('comes from alpha, span, half-life in rows, or half-life in time', () => {
    expect(exponentialWeight({ ...rule, alpha: 0.25 })).toEqual({ alpha: 0.25 });
    expect(exponentialWeight({ ...rule, span: 9 })).toEqual({ alpha: 0.2 });
    expect(exponentialWeight({ ...rule, halfLife: 1 })).toEqual({ alpha: 0.5 });
    expect(exponentialWeight({ ...rule, halfLife: '90 seconds' })).toEqual({ halfLifeMs: 90_000 });
  });
});
