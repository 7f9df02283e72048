import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GramBlock } from '../../../core/linear-algebra/gram-block.ts';
import { gramOfRows, gramsOfRows } from '../../../core/linear-algebra/gram-of-rows.ts';
import { seededGenerator } from '../../../core/random/seeded-generator.ts';

/** Whole numbers, so that sums can be exact; rows in any order, some twice, over no, one or several tiles. */
const scenario = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    nRows: fc.integer({ min: 1, max: 700 }),
    q: fc.integer({ min: 1, max: 8 }),
    /** Rows near one another have near values, or not. */
    trend: fc.constantFrom(0, 1, 100),
    isOutlying: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      rows: fc.array(fc.integer({ min: 0, max: shape.nRows - 1 }), { maxLength: 700 }),
    }),
  );

function columnsOf({ seed, nRows, q, trend, isOutlying }: Shape): Float64Array[] {
  const random = seededGenerator(seed);
  return Array.from({ length: q }, (_, j) => {
    const column = Float64Array.from(
      { length: nRows },
      (_, row) => Math.floor(random() * 20) + trend * row + 1000 * j,
    );
    if (isOutlying) column[Math.floor(random() * nRows)] = 1e6;
    return column;
  });
}

interface Shape {
  readonly seed: number;
  readonly nRows: number;
  readonly q: number;
  readonly trend: number;
  readonly isOutlying: boolean;
}

/** `n * comoment`, without any rounding. */
function exactProducts(columns: readonly Float64Array[], rows: Int32Array): bigint[] {
  const cells = columns.map((column) => Array.from(rows, (row) => BigInt(column[row]!)));
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
  return cells.flatMap((a) =>
    cells.map((b) => BigInt(rows.length) * sum(a.map((x, i) => x * b[i]!)) - sum(a) * sum(b)),
  );
}

/** The largest error of an entry, over the geometric mean of its diagonal ones. */
function errorOf({ n, comoment, mean }: GramBlock, exact: readonly bigint[]): number {
  const q = mean.length;
  const size = (j: number) => Math.sqrt(Number(exact[j * q + j]!) / n);
  return Math.max(
    ...exact.map((value, at) => {
      const scale = size(Math.floor(at / q)) * size(at % q);
      const error = Math.abs(comoment[at]! - Number(value) / n);
      return scale === 0 ? error : error / scale;
    }),
  );
}

describe('the Gram block of some rows', () => {
  test('is the exact one to a few roundings, whatever the rows are', () => {
    fc.assert(
      fc.property(scenario, ({ shape, rows }) => {
        fc.pre(rows.length > 0);
        const columns = columnsOf(shape);
        const chosen = Int32Array.from(rows);
        const block = gramOfRows(columns, chosen);
        // 700 additions in pairs of lanes and tiles; what the correction takes off is at most an eighth.
        expect(errorOf(block, exactProducts(columns, chosen))).toBeLessThan(200 * Number.EPSILON);
        for (const [j, column] of columns.entries()) {
          const values = rows.map((row) => column[row]!);
          expect([block.min[j], block.max[j]]).toEqual([Math.min(...values), Math.max(...values)]);
          const mean = values.reduce((sum, value) => sum + value, 0) / rows.length;
          expect(Math.abs(block.mean[j]! - mean)).toBeLessThanOrEqual(1e-14 * Math.max(...values));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is the same to the last bit whether other sets are summed on the way or not', () => {
    fc.assert(
      fc.property(scenario, fc.integer({ min: 1, max: 6 }), ({ shape, rows }, nSets) => {
        const columns = columnsOf(shape);
        const sets = Array.from({ length: nSets }, (_, k) =>
          Int32Array.from(rows.filter((row) => row % nSets === k)),
        );
        expect(gramsOfRows(columns, sets)).toEqual(sets.map((set) => gramOfRows(columns, set)));
      }),
      { numRuns: 40 },
    );
  });
});
