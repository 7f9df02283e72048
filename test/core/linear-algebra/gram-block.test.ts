import { describe, expect, test } from 'vitest';
import { emptyGramBlock, mergeGramBlocks } from '../../../core/linear-algebra/gram-block.ts';
import { gramOfRows } from '../../../core/linear-algebra/gram-of-rows.ts';
import { randomColumns, range } from './random-data.ts';
import { normwiseError } from './relative-error.ts';

/** The sum of the second one overflows. */
const CONSTANTS = [
  [0.1, 1_000],
  [1e307, 1_000],
];

describe('gramOfRows', () => {
  test('sums a block worked by hand', () => {
    const block = gramOfRows([Float64Array.of(1, 2, 3, 100), Float64Array.of(2, 2, 5, 100)], range(3));
    expect(block.n).toBe(3);
    expect([...block.mean]).toEqual([2, 3]);
    expect(normwiseError(block.comoment, [2, 3, 3, 6])).toBeLessThan(1e-15);
    expect([...block.min, ...block.max]).toEqual([1, 2, 3, 5]);
  });

  // 96 columns have room without asking for more; then a smaller block finds what the larger left.
  test.each([1, 2, 3, 6, 7, 100, 5])('is symmetric and complete for %i columns over several tiles', (q) => {
    const columns = randomColumns(31, { nRows: 300, nColumns: q });
    const { comoment, mean } = gramOfRows(columns, range(300));
    const expected = columns.flatMap((a, i) =>
      columns.map((b, j) =>
        a.reduce((sum, value, row) => sum + (value - mean[i]!) * (b[row]! - mean[j]!), 0),
      ),
    );
    // Two orders of 300 additions.
    expect(normwiseError(comoment, expected)).toBeLessThan(300 * Number.EPSILON);
  });

  test('loses nothing a billion away from the origin', () => {
    const x = Float64Array.from({ length: 500 }, (_, i) => i % 7);
    const near = gramOfRows([x], range(500));
    const far = gramOfRows([x.map((value) => value + 1e9)], range(500));
    // x + 1e9 is exact, so only the mean's rounding, eps of 1e9, could show, and it is corrected.
    expect(normwiseError(far.comoment, near.comoment)).toBeLessThan(1e-13);
    expect(normwiseError(far.mean, [near.mean[0]! + 1e9])).toBeLessThan(2 * Number.EPSILON);
  });

  test('corrects the mean where the sum of the values has long been rounded', () => {
    // Of sums near 1e17 the last 16 are lost at every addition: the first mean is off by about 1.
    const x = Float64Array.from({ length: 100_001 }, (_, i) => i % 7);
    const near = gramOfRows([x], range(x.length));
    const far = gramOfRows([x.map((value) => value + 1e12)], range(x.length));
    expect(normwiseError([far.mean[0]! - 1e12], near.mean)).toBeLessThan(1e-3);
    expect(normwiseError(far.comoment, near.comoment)).toBeLessThan(1e-7);
  });

  test('begins again from the mean where evenly spaced rows have another one', () => {
    // The sample of 256 rows looks at every 400th, and sees nothing but 1e6 / 3. Of sums about that, 400 times as large, 2
    // more digits would be lost.
    const thirds = Array.from({ length: 102_400 }, (_, i) => (i % 400 === 0 ? 1e6 : i % 7));
    const { mean, comoment } = gramOfRows([Float64Array.from(thirds, (k) => k / 3)], range(thirds.length));
    const total = thirds.reduce((sum, k) => sum + k, 0);
    const squares = thirds.reduce((sum, k) => sum + k * k, 0);
    const products = BigInt(thirds.length) * BigInt(squares) - BigInt(total) ** 2n;
    expect(normwiseError(mean, [total / 3 / thirds.length])).toBeLessThan(2 * Number.EPSILON);
    expect(normwiseError(comoment, [Number(products) / thirds.length / 9])).toBeLessThan(1e-14);
  });

  test.each(CONSTANTS)('finds no variation at all in %d, %i times', (constant, nRows) => {
    const { mean, comoment } = gramOfRows([new Float64Array(nRows).fill(constant)], range(nRows));
    expect([mean[0], comoment[0]]).toEqual([constant, 0]);
  });

  test('counts a row that is named twice twice', () => {
    const block = gramOfRows([Float64Array.of(1, 4)], Int32Array.of(0, 0, 1));
    expect([block.n, block.mean[0], block.comoment[0]]).toEqual([3, 2, 6]);
  });

  test('is empty without rows', () => {
    expect(gramOfRows([Float64Array.of(1)], range(0))).toEqual(emptyGramBlock(1));
  });
});

describe('mergeGramBlocks', () => {
  test('leaves its blocks as they are', () => {
    const blocks = [range(2), Int32Array.of(2, 3)].map((rows) =>
      gramOfRows([Float64Array.of(1, 2, 5, 9)], rows),
    );
    const before = structuredClone(blocks);
    mergeGramBlocks(blocks, 1);
    expect(blocks).toEqual(before);
  });

  test('is empty of nothing, and passes over empty blocks', () => {
    const block = gramOfRows([Float64Array.of(1, 2)], range(2));
    expect(mergeGramBlocks([], 1)).toEqual(emptyGramBlock(1));
    expect(mergeGramBlocks([emptyGramBlock(1), block, emptyGramBlock(1)], 1)).toEqual(block);
  });
});
