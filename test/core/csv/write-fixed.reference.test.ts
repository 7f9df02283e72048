import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixedText } from '../../../core/csv/fixed-text.ts';
import { writeFixed } from '../../../core/csv/write-fixed.ts';
import { writtenText } from './written-bytes.ts';

interface Fixture {
  readonly cases: readonly (readonly [bits: string, nDecimals: number, text: string])[];
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../fixtures/fixed-decimals.json', import.meta.url), 'utf8'),
) as Fixture;

const doubleOf = (bits: string) => Buffer.from(bits, 'hex').readDoubleBE();

// No tolerance: the digits are the same or wrong.
describe("fixed decimals are those of Python's '%.*f'", () => {
  it.each([
    ['writeFixed', (value: number, n: number) => writtenText((bytes, at) => writeFixed(bytes, at, value, n))],
    ['fixedText', fixedText],
  ])('by %s', (_, write) => {
    expect(cases.length).toBeGreaterThan(1000);
    const differing = cases
      .map(([bits, n, text]) => ({ value: doubleOf(bits), n, text, ours: write(doubleOf(bits), n) }))
      .filter(({ text, ours }) => text !== ours);
    expect(differing).toEqual([]);
  });
});
