import { describe, expect, it } from 'vitest';
import { hashRows } from '../../../core/table/row-hash.ts';
import { type Column, type Table, takeRows } from '../../../core/table/table.ts';

const N_ROWS = 20_000;
const numbers = (name: string, values: ArrayLike<number>): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});
const texts = (name: string, cells: (string | null)[]): Column => {
  const levels = [...new Set(cells.filter((cell) => cell !== null))].sort();
  return { name, type: 'category', codes: Int32Array.from(cells, (cell) => levels.indexOf(cell!)), levels };
};
const tableOf = (...columns: Column[]): Table => {
  const column = columns[0]!;
  return { nRows: 'values' in column ? column.values.length : column.codes.length, columns };
};
const hashesOf = (column: Column, seed = 42) => [...hashRows(tableOf(column), [column.name], seed)];

/** Pearson's statistic of the counts in `nBins` equal bins of [0, 1). */
function chiSquare(hashes: ArrayLike<number>, nBins: number): number {
  const counts = new Float64Array(nBins);
  for (let i = 0; i < hashes.length; i++) counts[Math.floor(hashes[i]! * nBins)]!++;
  const expected = hashes.length / nBins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const samples: [string, Column][] = [
  [
    'row numbers',
    numbers(
      'x',
      Array.from({ length: N_ROWS }, (_, i) => i),
    ),
  ],
  [
    'nearby fractions',
    numbers(
      'x',
      Array.from({ length: N_ROWS }, (_, i) => 1 + i * 2 ** -52),
    ),
  ],
  [
    'numbered texts',
    texts(
      'x',
      Array.from({ length: N_ROWS }, (_, i) => `car-${i}`),
    ),
  ],
];

describe('hashRows', () => {
  it.each(samples)('is uniform over %s, in its high and its low bits', (_, column) => {
    const hashes = hashesOf(column);
    expect(new Set(hashes).size).toBe(N_ROWS);
    expect(Math.min(...hashes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...hashes)).toBeLessThan(1);
    // 170 is above the 1 - 1e-5 quantile of chi-square with 99 degrees of freedom (about 167).
    expect(chiSquare(hashes, 100)).toBeLessThan(170);
    const lowBits = hashes.map((hash) => (hash * 2 ** 33) % 1);
    expect(chiSquare(lowBits, 100)).toBeLessThan(170);
  });

  it('is a whole number of 2^-53', () => {
    expect(hashesOf(samples[0]![1]).every((hash) => Number.isInteger(hash * 2 ** 53))).toBe(true);
  });

  it('gives unrelated numbers under another seed or another name', () => {
    const column = samples[0]![1];
    const hashes = hashesOf(column, 1);
    for (const other of [hashesOf(column, 2), hashesOf({ ...column, name: 'y' }, 1)]) {
      // The differences of two independent uniform numbers, modulo 1, are uniform again.
      const differences = hashes.map((hash, i) => (hash - other[i]! + 1) % 1);
      expect(chiSquare(differences, 100)).toBeLessThan(170);
    }
  });

  it('keeps the number of a row when rows, and levels, are added', () => {
    const older = tableOf(texts('id', ['b', 'd', null]), numbers('x', [1, Number.NaN, 3]));
    const newer = tableOf(texts('id', ['a', 'b', 'd', null, 'c']), numbers('x', [9, 1, Number.NaN, 3, 9]));
    const names = ['id', 'x'];
    expect([...hashRows(newer, names, 7)].slice(1, 4)).toEqual([...hashRows(older, names, 7)]);
    const reordered = takeRows(newer, Int32Array.of(3, 1));
    expect(hashRows(reordered, names, 7)[1]).toBe(hashRows(older, names, 7)[0]);
  });

  it('does not depend on the order of the columns', () => {
    const [id, x] = [texts('id', ['b', 'd']), numbers('x', [1, 2])];
    expect(hashRows(tableOf(id, x), ['id', 'x'], 7)).toEqual(hashRows(tableOf(x, id), ['x', 'id'], 7));
  });

  it('takes -0 for 0 and every NaN for one', () => {
    const bits = new BigInt64Array([0x7ff8000000000000n, 0x7ff8000000000001n, -0x0008000000000000n]);
    const [a, b, c] = hashesOf(numbers('x', new Float64Array(bits.buffer)));
    expect([b, c]).toEqual([a, a]);
    const [zero, minusZero, one] = hashesOf(numbers('x', [0, -0, 1]));
    expect(minusZero).toBe(zero);
    expect(one).not.toBe(zero);
  });

  it('tells rows apart by which column holds what', () => {
    const hashes = hashRows(tableOf(numbers('a', [1, 2, 1]), numbers('b', [2, 1, 1])), ['a', 'b'], 7);
    expect(new Set(hashes).size).toBe(3);
    const cells = hashRows(tableOf(texts('a', ['', null, 'x', 'y'])), ['a'], 7);
    expect(new Set(cells).size).toBe(4);
  });

  it('stays what it was: holdouts are chosen by it', () => {
    const table = tableOf(texts('id', ['a', 'é😀', null]), numbers('x', [1.5, Number.NaN, -1e300]));
    expect([...hashRows(table, ['id', 'x'], 42)]).toEqual([
      0.9361946535858171, 0.20108945232766662, 0.5790648329550118,
    ]);
  });

  it('refuses a column that the table does not have', () => {
    expect(() => hashRows(tableOf(numbers('x', [1])), ['y'], 7)).toThrow('the table: it has no column "y".');
  });
});
