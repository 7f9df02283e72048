import { describe, expect, it } from 'vitest';
import { modelUsage } from '../../../core/cost/model-usage.ts';

describe('modelUsage', () => {
  it('reads what a tick looks at, the new logs, and the windows with the parts of those that are evaluated', () => {
    const lines = modelUsage({
      monitor: { metrics: ['rmse'], window: '1 day' },
      nModels: 2,
      nPredictions: 10_000,
      nLogObjects: 100,
      tickMinutes: 5,
    });
    const days = 730 / 24;
    const runs = 2 * 100 + 2 * days;
    const looks = 3 * 8760;
    const documents = 3 * runs;
    const logObjects = 3 * 2 * 100;
    // Each of the 30.4 windows holds its share of the 800 parts; it closes once, and labels that come late open it again.
    const parts = (days + 100) * (800 / days);
    const windows = runs * days;
    expect(lines.find(({ item }) => item === 'S3 reads')!.quantity).toBeCloseTo(
      2 * (looks + documents + logObjects + parts + windows),
      6,
    );
  });
});
