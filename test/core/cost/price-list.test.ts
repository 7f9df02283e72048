import { describe, expect, it } from 'vitest';
import { estimateCost } from '../../../core/cost/estimate.ts';
import { builtInPrices, PRICE_NAMES } from '../../../core/cost/price-list.ts';
import { REQUEST } from './sample-request.ts';

describe('builtInPrices', () => {
  const { region, prices } = builtInPrices();

  it('gives each price a source, and the day on which it was read', () => {
    expect(region).toBe('us-east-1');
    for (const { source, date } of Object.values(prices)) {
      expect(source.length).toBeGreaterThan(10);
      expect(date).toMatch(/^2026-\d\d-\d\d$/);
    }
  });

  it('holds no price that nothing is billed with', () => {
    const months = [REQUEST, { ...REQUEST, nModels: 10 }];
    const billed = months.flatMap((month) =>
      estimateCost(month, builtInPrices()).lines.map(({ price }) => price),
    );
    expect([...new Set([...billed, 'alwaysOnInstanceHour'])].sort()).toEqual([...PRICE_NAMES].sort());
  });
});
