import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../core/configuration/parse-config.ts';
import { type CostRequest, estimateCost } from '../../../core/cost/estimate.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';
import { REQUEST } from './sample-request.ts';

function usage(changes: Partial<CostRequest>): Record<string, { quantity: number; usd: number }> {
  const { lines } = estimateCost({ ...REQUEST, ...changes }, builtInPrices());
  return Object.fromEntries(
    lines.map(({ part, item, quantity, usd }) => [`${part}: ${item}`, { quantity, usd }]),
  );
}

describe('estimateCost', () => {
  it('ticks 8,760 times a month, whatever there is to do', () => {
    const idle = usage({ nModels: 0, nUploads: 0 });
    expect(Object.keys(idle).every((item) => item.startsWith('idle: '))).toBe(true);
    expect(idle['idle: scheduler ticks']).toEqual({ quantity: 8760, usd: 0.00876 });
    // 512 MB for 500 ms of start and one query of 10 ms.
    expect(idle['idle: Lambda compute']!.quantity).toBeCloseTo(8760 * 0.5 * 0.51, 6);
    expect(usage({ nModels: 0, nUploads: 0, tickMinutes: 60 })['idle: scheduler ticks']!.quantity).toBe(730);
  });

  it('publishes each metric of the configuration for each model', () => {
    const config = parseConfig('model: m\nmonitor: { metrics: [rmse, count] }\n', 'x.yaml');
    expect(usage({ config, nModels: 7 })['models: custom metrics']).toEqual({ quantity: 14, usd: 4.2 });
  });

  it('counts the children of the map twice, and eleven states beside them', () => {
    // Two paths: ridge and the baseline.
    expect(usage({ nUploads: 3 })['uploads: Step Functions transitions']!.quantity).toBe(3 * (11 + 2 * 2));
    // CLEAN, Plan, two paths, Select, Promote, NotifyResult.
    expect(usage({ nUploads: 3 })['uploads: Lambda requests']!.quantity).toBe(3 * 7);
  });

  it('draws a dashboard for nothing until it shows more than 50 metrics', () => {
    const priceFor = (nModels: number) =>
      estimateCost({ ...REQUEST, nModels }, builtInPrices()).lines.find(({ item }) => item === 'dashboard')!
        .price;
    // 37 of the system and 6 a model.
    expect([2, 3].map(priceFor)).toEqual(['dashboardMonth', 'largeDashboardMonth']);
  });

  it('compares with an instance that is always on', () => {
    expect(estimateCost(REQUEST, builtInPrices()).alwaysOnUsd).toBeCloseTo(167.9, 9);
  });

  it('refuses a search that Plan would refuse', () => {
    const config = parseConfig(
      'model: m\ndata: { target: y }\ntune: { estimators: [{ estimator: power }] }',
      'x.yaml',
    );
    expect(() => estimateCost({ ...REQUEST, config }, builtInPrices())).toThrow(
      /power fits one feature, and none is named of the 20 there are/,
    );
  });
});
