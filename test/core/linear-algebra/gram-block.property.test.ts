import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GramBlock, mergeGramBlocks } from '../../../core/linear-algebra/gram-block.ts';
import { gramOfRows } from '../../../core/linear-algebra/gram-of-rows.ts';
import { randomColumns, range } from './random-data.ts';
import { normwiseError } from './relative-error.ts';

/** Columns of different scales and origins, cut anywhere. */
const scenario = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  nRows: fc.integer({ min: 1, max: 400 }),
  offset: fc.constantFrom(0, -3, 1e4),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
});

function columnsOf({ seed, nRows, offset }: { seed: number; nRows: number; offset: number }) {
  return randomColumns(seed, { nRows, nColumns: 4 }).map((column, j) =>
    column.map((value) => (value + offset) * 10 ** (j - 1)),
  );
}

/** Entries over the geometric mean of their diagonal, so that scales do not hide one another. */
function correlations({ comoment, mean }: GramBlock): Float64Array {
  const q = mean.length;
  const root = mean.map((_, j) => Math.sqrt(comoment[j * q + j]!) || 1);
  return comoment.map((value, at) => value / (root[Math.floor(at / q)]! * root[at % q]!));
}

describe('Gram blocks', () => {
  test('merged from any parts are those of one pass, to 1e-12', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const columns = columnsOf(input);
        const bounds = [0, ...input.cuts.map((cut) => Math.floor(cut * input.nRows)), input.nRows];
        bounds.sort((a, b) => a - b);
        const all = range(input.nRows);
        const parts = bounds.slice(1).map((end, k) => gramOfRows(columns, all.subarray(bounds[k]!, end)));
        const merged = mergeGramBlocks(parts, 4);
        const whole = gramOfRows(columns, all);
        expect(merged.n).toBe(whole.n);
        expect([...merged.min, ...merged.max]).toEqual([...whole.min, ...whole.max]);
        expect(normwiseError(merged.mean, whole.mean)).toBeLessThan(1e-12);
        expect(normwiseError(correlations(merged), correlations(whole))).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test('do not depend on the order of the rows, to 1e-12', () => {
    fc.assert(
      fc.property(scenario, (input) => {
        const columns = columnsOf(input);
        const forward = gramOfRows(columns, range(input.nRows));
        const backward = gramOfRows(columns, range(input.nRows).reverse());
        expect(normwiseError(correlations(backward), correlations(forward))).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });
});
