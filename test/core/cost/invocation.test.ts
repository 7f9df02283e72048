import { describe, expect, it } from 'vitest';
import { costOf } from '../../../core/cost/bill.ts';
import { gbSeconds, invocationGbSeconds, invocationSeconds } from '../../../core/cost/invocation.ts';
import { builtInPrices } from '../../../core/cost/price-list.ts';

describe('gbSeconds', () => {
  it('bills 60 candidates of 20 s at 1769 MB as 2,073 GB-seconds, $0.0276 on arm64', () => {
    const used = 60 * gbSeconds({ memoryMb: 1769, seconds: 20 });
    // 1769 / 1024 x 1200
    expect(used).toBe(2073.046875);
    expect(costOf(builtInPrices().prices.lambdaGbSecond, used)).toBeCloseTo(0.0276, 4);
  });
});

describe('invocationSeconds', () => {
  it('adds the start, the requests one after the other, and the work', () => {
    const requests = { gets: 3, bulkGets: 16, puts: 2, lists: 1, reads: 4, writes: 1 };
    // 500 ms; (3 + 16 / 8 + 2 + 1) x 30 ms; 5 x 10 ms; 1000 ms
    expect(invocationSeconds({ of: 'plan', requests, cpuMs: 1000 })).toBeCloseTo(1.79, 12);
  });

  it('takes longer on a share of a processor, and no longer for more memory than one needs', () => {
    // 512 MB are 512 / 1769 of a processor.
    expect(invocationSeconds({ of: 'notifyResult', requests: {}, cpuMs: 1000 })).toBeCloseTo(
      0.5 + 1769 / 512,
      12,
    );
    expect(invocationSeconds({ of: 'clean', requests: {}, cpuMs: 1000 })).toBe(1.5);
  });

  it('starts nothing for what is done inside another invocation', () => {
    const work = { of: 'dispatch', requests: { gets: 10 }, cpuMs: 0, isWithinAnother: true } as const;
    expect(invocationSeconds(work)).toBeCloseTo(0.3, 12);
    expect(invocationGbSeconds(work)).toBeCloseTo(0.15, 12);
  });
});
