import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixedText } from '../../../core/csv/fixed-text.ts';
import { kernelTexts } from './kernel/kernel-texts.ts';

interface Fixture {
  readonly cases: readonly (readonly [bits: string, nDecimals: number, text: string])[];
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../fixtures/fixed-decimals.json', import.meta.url), 'utf8'),
) as Fixture;

const doubleOf = (bits: string) => Buffer.from(bits, 'hex').readDoubleBE();

// No tolerance: the digits are the same or wrong.
describe("fixed decimals are those of Python's '%.*f'", () => {
  it('by the general path', () => {
    expect(cases.length).toBeGreaterThan(1000);
    const differing = cases.filter(([bits, n, text]) => fixedText(doubleOf(bits), n) !== text);
    expect(differing).toEqual([]);
  });

  it('by the kernel, up to 2 ** 63', () => {
    const differing = Array.from({ length: 16 }, (_, precision) => {
      const ours = cases.filter(([, n]) => n === precision);
      const values = ours.map(([bits]) => doubleOf(bits));
      const texts = kernelTexts(values, { precision, isWhole: false });
      const isRight = (i: number) => texts[i] === (Math.abs(values[i]!) < 2 ** 63 ? ours[i]![2] : null);
      return ours.filter((_, i) => !isRight(i));
    }).flat();
    expect(differing).toEqual([]);
  });
});
