import { describe, expect, it } from 'vitest';
import { sampleBinary } from '../../../core/profile/binary-sample.ts';
import { sampleDistinct } from '../../../core/profile/distinct-counter.ts';
import { distinctError, MAX_SAMPLED, nDistinct } from '../../../core/profile/distinct-sample.ts';
import { nLevels, summarizeLevels } from '../../../core/profile/level-summary.ts';
import { summarizeNumbers } from '../../../core/profile/number-summary.ts';
import { randomInteger, seededGenerator } from '../../../core/random/seeded-generator.ts';

const N = 300_000;
const random = seededGenerator(7);

/** Kinds of numbers whose bits have patterns. */
const KINDS: [string, (i: number) => number][] = [
  ['whole numbers', (i) => i],
  ['negative whole numbers', (i) => -i],
  ['even times of a day in milliseconds', (i) => 1.7e12 + i * 60_000],
  ['two decimals', (i) => i / 100],
  ['multiples of a power of two', (i) => i * 2 ** 40],
  ['powers', (i) => 1.0001 ** i],
  ['random numbers', () => random()],
];

describe('sampleDistinct', () => {
  it('is exact up to its bound', () => {
    const sample = sampleDistinct(Float64Array.from({ length: 50_000 }, (_, i) => i % MAX_SAMPLED));
    expect(sample).toMatchObject({ depth: 0 });
    expect(nDistinct(sample)).toBe(MAX_SAMPLED);
    expect(distinctError(sample)).toBeNull();
  });

  it('states its error beyond', () => {
    const sample = sampleDistinct(Float64Array.from({ length: MAX_SAMPLED + 1 }, (_, i) => i));
    expect(sample.depth).toBe(1);
    expect(distinctError(sample)).toBeCloseTo(0.01326, 5);
  });

  it.each(KINDS)('is within four standard errors for %s', (_, draw) => {
    const sample = sampleDistinct(Float64Array.from({ length: N }, (_, i) => draw(i)));
    expect(Math.abs(nDistinct(sample) / N - 1)).toBeLessThan(4 * distinctError(sample)!);
  });

  it('has the stated error, over many samples', () => {
    const errors = Array.from({ length: 40 }, (_, run) => {
      const random = seededGenerator(run);
      const n = 20_000 + randomInteger(random, 80_000);
      const sample = sampleDistinct(Float64Array.from({ length: n }, () => random()));
      return (nDistinct(sample) / n - 1) / distinctError(sample)!;
    });
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(rootMeanSquare).toBeGreaterThan(0.5);
    expect(rootMeanSquare).toBeLessThan(1.3);
  });

  it('keeps exact counts of what it keeps, 0 and -0 together', () => {
    const values = Float64Array.from({ length: N }, (_, i) => (i % 3 === 0 ? 0 : i % 3 === 1 ? -0 : i));
    const { values: kept, counts } = sampleDistinct(values);
    const zero = kept.indexOf(0);
    expect(counts[zero]).toBe((2 * N) / 3);
    expect(counts.every((count, at) => at === zero || count === 1)).toBe(true);
    expect(Object.is(kept[zero], 0)).toBe(true);
  });

  it('counts nothing in gaps alone', () => {
    expect(nDistinct(sampleDistinct(new Float64Array(5).fill(Number.NaN)))).toBe(0);
  });
});

describe('sampleBinary', () => {
  it('is the sample of zeros and ones', () => {
    const values = Float64Array.of(0, 1, 1, -0, 1);
    expect(sampleBinary(values)).toEqual(sampleDistinct(values));
    expect(sampleBinary(Float64Array.of(1))).toEqual(sampleDistinct(Float64Array.of(1)));
  });

  it.each([
    Infinity,
    -Infinity,
    Number.NaN,
    2,
    -1,
    0.5,
  ])('leaves a column that holds %d, too, to others', (value) => {
    expect(sampleBinary(Float64Array.of(0, 1, value))).toBeUndefined();
  });

  it('leaves zeros, ones and infinities to be summarised', () => {
    const values = Float64Array.of(0, 1, Infinity, 1);
    const { distinct, min, max } = summarizeNumbers(values);
    expect({ distinct, min, max }).toEqual({ distinct: sampleDistinct(values), min: 0, max: Infinity });
  });
});

describe('summarizeLevels', () => {
  it('estimates the number of levels within four standard errors', () => {
    const levels = Array.from({ length: 60_000 }, (_, i) => `customer-${i}`).sort();
    const codes = Int32Array.from(levels, (_, code) => code);
    const summary = summarizeLevels({ name: 'x', type: 'text', codes, levels });
    expect(summary.depth).toBe(3);
    expect(Math.abs(nLevels(summary) / levels.length - 1)).toBeLessThan(4 * 0.01326);
  });
});
