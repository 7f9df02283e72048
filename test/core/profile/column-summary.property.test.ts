import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnSummary, mergeSummaries, summarizeColumn } from '../../../core/profile/column-summary.ts';
import { MAX_SAMPLED } from '../../../core/profile/distinct-sample.ts';
import { seededGenerator } from '../../../core/random/seeded-generator.ts';
import type { Column, NumericColumn } from '../../../core/table/table.ts';
import { arbitraryTable } from '../table/arbitrary-table.ts';

// Chan's merging adds a few roundings of 1.1e-16 a merge; what nearly cancels is measured against the largest value.
const TOLERANCE = 1e-12;

/** More distinct values than a summary keeps, of all sizes and signs, with gaps, zeros and repetitions. */
const manyNumbers = fc.integer().map((seed) => {
  const random = seededGenerator(seed);
  const scale = 10 ** Math.floor(random() * 12 - 6);
  return Array.from({ length: 3 * MAX_SAMPLED }, () => {
    const u = random();
    if (u < 0.02) return Number.NaN;
    if (u < 0.04) return random() < 0.5 ? 0 : -0;
    return u < 0.1 ? Math.floor(random() * 50) * scale : (random() - 0.3) * scale;
  });
});
const fewNumbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 1e9, 1e9 + 1, 5e-324, -5e-324)));

const numbers = (values: number[]): NumericColumn => ({
  name: 'x',
  type: 'number',
  values: Float64Array.from(values),
});

function expectSame(merged: ColumnSummary, whole: ColumnSummary): void {
  if (merged.kind !== 'numbers' || whole.kind !== 'numbers') {
    expect(merged).toEqual(whole);
    return;
  }
  const { mean, m2, ...counted } = merged;
  const { mean: wholeMean, m2: wholeM2, ...wholeCounted } = whole;
  expect(counted).toEqual(wholeCounted);
  const size = Math.max(Math.abs(whole.min), Math.abs(whole.max));
  if (whole.n === 0 || size > 1e150) return; // squares beyond the largest double
  expect(Math.abs(mean - wholeMean)).toBeLessThanOrEqual(TOLERANCE * size);
  expect(Math.abs(m2 - wholeM2)).toBeLessThanOrEqual(TOLERANCE * Math.max(wholeM2, size * size * 1e-3));
}

describe('the summary of a column', () => {
  it.each([
    ['few numbers', fewNumbers, 200],
    ['many numbers', manyNumbers, 10],
  ])('of %s is what two parts merge into, wherever they are cut', (_, arbitrary, numRuns) => {
    fc.assert(
      fc.property(arbitrary, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const cut = Math.round(share * values.length);
        const parts = [values.slice(0, cut), values.slice(cut)].map((part) => summarizeColumn(numbers(part)));
        expectSame(mergeSummaries(parts[0]!, parts[1]!), summarizeColumn(numbers(values)));
      }),
      { numRuns },
    );
  });

  it('does not depend on the order of the rows, but for roundings', () => {
    fc.assert(
      fc.property(manyNumbers, (values) => {
        expectSame(summarizeColumn(numbers(values.toReversed())), summarizeColumn(numbers(values)));
      }),
      { numRuns: 5 },
    );
  });

  it('of levels is what two parts merge into', () => {
    fc.assert(
      fc.property(arbitraryTable({ types: ['category', 'text'] }), fc.nat(20), ({ columns }, at) => {
        const [column] = columns as [Extract<Column, { codes: Int32Array }>];
        const parts = [column.codes.slice(0, at), column.codes.slice(at)].map((codes) =>
          summarizeColumn({ ...column, codes }),
        );
        expectSame(mergeSummaries(parts[0]!, parts[1]!), summarizeColumn(column));
      }),
    );
  });

  it('of more levels than it keeps is what two parts merge into', () => {
    const levels = Array.from({ length: 5 * MAX_SAMPLED }, (_, i) => `level ${i}`).sort();
    const column = (codes: Int32Array): Column => ({ name: 'x', type: 'text', codes, levels });
    const codes = Int32Array.from({ length: 2 * levels.length }, (_, row) => (row * 7919) % levels.length);
    const whole = summarizeColumn(column(codes));
    for (const cut of [0, 1000, 40_000, 70_000]) {
      const parts = [codes.slice(0, cut), codes.slice(cut)].map((part) => summarizeColumn(column(part)));
      expectSame(mergeSummaries(parts[0]!, parts[1]!), whole);
    }
    expect(whole).toMatchObject({ kind: 'levels', n: codes.length, missing: 0 });
  });

  it('is never merged with one of another kind', () => {
    const levels = summarizeColumn({ name: 'c', type: 'text', codes: Int32Array.of(0), levels: ['a'] });
    expect(() => mergeSummaries(summarizeColumn(numbers([1])), levels)).toThrow(
      'a summary of numbers cannot be merged with one of levels',
    );
  });
});
