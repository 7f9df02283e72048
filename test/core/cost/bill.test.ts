import { describe, expect, it } from 'vitest';
import { billFor, costOf } from '../../../core/cost/bill.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';
import type { UsageLine } from '../../../core/cost/usage.ts';

const line = (part: UsageLine['part'], price: UsageLine['price'], quantity: number): UsageLine => ({
  part,
  item: price,
  price,
  quantity,
});

describe('costOf', () => {
  it('prices single units by the price of many', () => {
    expect(costOf({ usd: 0.005, per: 1000 }, 24_000)).toBeCloseTo(0.12, 12);
    expect(costOf({ usd: 0.3, per: 1 }, 70)).toBe(21);
  });
});

describe('billFor', () => {
  it('takes the free tier off the sum of all parts, once', () => {
    const bill = billFor(
      [
        line('idle', 'customMetricMonth', 6),
        line('models', 'customMetricMonth', 8),
        line('idle', 'kmsKeyMonth', 1),
      ],
      builtInPrices(),
    );
    // 14 metrics x $0.30 + $1; 10 metrics are free.
    expect(bill.beforeFreeTierUsd).toBeCloseTo(5.2, 12);
    expect(bill.freeTierUsd).toBe(3);
    expect(bill.afterFreeTierUsd).toBeCloseTo(2.2, 12);
    expect(bill.parts.map(({ part, usd }) => [part, Number(usd.toFixed(6))])).toEqual([
      ['idle', 2.8],
      ['uploads', 0],
      ['models', 2.4],
    ]);
  });

  it('gives no more for nothing than is used', () => {
    const bill = billFor([line('idle', 'lambdaRequest', 10)], builtInPrices());
    expect(bill.freeTierUsd).toBe(bill.beforeFreeTierUsd);
    expect(bill.afterFreeTierUsd).toBe(0);
  });
});
