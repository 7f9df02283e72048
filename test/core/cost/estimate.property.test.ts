import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostRequest, estimateCost } from '../../../core/cost/estimate.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';
import { REQUEST } from './sample-request.ts';

const PRICES = builtInPrices();
const months = fc.record({
  nModels: fc.integer({ min: 0, max: 200 }),
  nUploads: fc.integer({ min: 0, max: 100 }),
  nRows: fc.integer({ min: 1, max: 200_000 }),
  nColumns: fc.integer({ min: 1, max: 50 }),
  nPredictions: fc.integer({ min: 0, max: 1_000_000 }),
  nLogObjects: fc.integer({ min: 0, max: 10_000 }),
  tickMinutes: fc.integer({ min: 1, max: 59 }),
});
type Month = Omit<CostRequest, 'config'>;

const estimate = (month: Month) => estimateCost({ ...REQUEST, ...month }, PRICES);
/** Sums of many lines differ in their last digits. */
const TOLERANCE = 1e-9;

describe('estimateCost', () => {
  it.each([
    'nModels',
    'nUploads',
    'nRows',
    'nColumns',
    'nPredictions',
    'nLogObjects',
  ] as const)('never costs less for more of %s', (name) => {
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 50 }), (month, more) => {
        const before = estimate(month);
        const after = estimate({ ...month, [name]: month[name] + more });
        expect(after.beforeFreeTierUsd).toBeGreaterThanOrEqual(before.beforeFreeTierUsd - TOLERANCE);
        expect(after.afterFreeTierUsd).toBeGreaterThanOrEqual(before.afterFreeTierUsd - TOLERANCE);
      }),
    );
  });

  it('never costs more for a longer tick', () => {
    fc.assert(
      fc.property(months, (month) => {
        const longer = estimate({ ...month, tickMinutes: month.tickMinutes + 1 });
        expect(longer.beforeFreeTierUsd).toBeLessThanOrEqual(estimate(month).beforeFreeTierUsd + TOLERANCE);
      }),
    );
  });

  it('is a sum of finite, positive lines, of which no more is free than there is', () => {
    fc.assert(
      fc.property(months, (month) => {
        const { lines, parts, beforeFreeTierUsd, freeTierUsd, afterFreeTierUsd } = estimate(month);
        for (const { quantity, usd } of lines) {
          expect(quantity).toBeGreaterThan(0);
          expect(Number.isFinite(usd)).toBe(true);
        }
        expect(parts.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(beforeFreeTierUsd, 9);
        expect(afterFreeTierUsd).toBeGreaterThanOrEqual(0);
        expect(afterFreeTierUsd).toBe(beforeFreeTierUsd - freeTierUsd);
      }),
    );
  });
});
