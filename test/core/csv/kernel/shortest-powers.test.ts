import { describe, expect, it } from 'vitest';
import { shortestPowers } from '../../../../core/csv/kernel/shortest-powers.ts';

const exponents = Array.from({ length: 617 }, (_, i) => i - 292);

describe('shortestPowers', () => {
  it('are the 128 highest bits of the powers of ten, rounded up', () => {
    const words = shortestPowers();
    expect(words.length).toBe(2 * exponents.length);
    const wrong = exponents.filter((exponent, i) => {
      const bits = words[2 * i]! | (words[2 * i + 1]! << 64n);
      // bits - 1 < 10 ** exponent * 2 ** shift <= bits, where 2 ** 127 <= bits < 2 ** 128
      const shift = BigInt(127 - Math.floor(exponent * Math.log2(10)));
      const numerator = (exponent > 0 ? 10n ** BigInt(exponent) : 1n) << (shift > 0n ? shift : 0n);
      const denominator = (exponent < 0 ? 10n ** BigInt(-exponent) : 1n) << (shift < 0n ? -shift : 0n);
      const isNearest = (bits - 1n) * denominator < numerator && numerator <= bits * denominator;
      return !isNearest || bits >> 127n !== 1n;
    });
    expect(wrong).toEqual([]);
  });
});
