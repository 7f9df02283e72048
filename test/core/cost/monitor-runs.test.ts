import { describe, expect, it } from 'vitest';
import { monitorRuns } from '../../../core/cost/monitor-runs.ts';

const month = (window: string, nLogObjects: number, tickMinutes = 5) =>
  monitorRuns({ monitor: { window }, nLogObjects, tickMinutes });

describe('monitorRuns', () => {
  it('counts a run for each log object, each window that closes and each day', () => {
    const { runs, listings, windows, evaluations } = month('1 day', 100);
    // A month has 730 hours: 30.4 days.
    const days = 730 / 24;
    expect(listings).toBe(days);
    expect(windows).toBe(days);
    expect(runs).toBe(2 * 100 + 2 * days);
    // Actual values that come a day late find every window closed.
    expect(evaluations).toBe(days + 100);
  });

  it('runs at most once a tick', () => {
    expect(month('1 hour', 100_000).runs).toBe(8760);
    expect(month('1 hour', 100_000, 60).runs).toBe(730);
  });

  it('evaluates a long window again only for what comes after its end', () => {
    expect(month('1 week', 700).evaluations).toBeCloseTo(730 / 168 + 100, 12);
  });
});
