import { DataRefusedError } from '../errors.ts';
import { type Column, findColumn, isNumeric, type Table } from './table.ts';
import { finishHash, mixHigh, mixLow, textHash } from './two-lane-hash.ts';

/** Stands for a missing cell of a dictionary column; in a numeric one it is the bits of `NaN`. */
const MISSING = { low: 0x9e3779b9 | 0, high: 0x7f4a7c15 | 0 };

/**
 * For each row a uniform double in [0, 1), of 53 bits, made from the seed and the row's cells in the named
 * columns: `(nRows,)`.
 *
 * It depends on values only: numbers by their 64 bits (-0 is 0, and all `NaN` are one), dictionary cells by
 * their text, columns by their names. So a row keeps its number when rows are added or reordered, when a
 * dictionary gains levels, and when columns are listed in another order. Equal rows have equal numbers. Not
 * cryptographic. O(rows x columns)
 * @throws DataRefusedError for a column that the table does not have
 */
export function hashRows(table: Table, columnNames: readonly string[], seed: number): Float64Array {
  const lows = new Int32Array(table.nRows).fill(seed | 0);
  const highs = new Int32Array(table.nRows).fill(Math.floor(seed / 2 ** 32) ^ 0x85ebca6b);
  for (const name of [...columnNames].sort()) {
    const column = findColumn(table, name);
    if (column === undefined)
      throw new DataRefusedError({ where: 'the table', found: `it has no column "${name}"` });
    mixColumn(column, lows, highs);
  }
  const hashes = new Float64Array(table.nRows);
  for (let row = 0; row < table.nRows; row++) hashes[row] = finishHash(lows[row]!, highs[row]!);
  return hashes;
}

function mixColumn(column: Column, lows: Int32Array, highs: Int32Array): void {
  const nameHash = textHash(column.name);
  const bits = isNumeric(column) ? numberBits(column.values) : textBits(column.codes, column.levels);
  for (let row = 0; row < lows.length; row++) {
    // The name first: the same value in another column is another row.
    const low = mixLow(lows[row]!, nameHash.low, highs[row]!);
    const high = mixHigh(highs[row]!, nameHash.high, low);
    lows[row] = mixLow(low, bits[2 * row]!, high);
    highs[row] = mixHigh(high, bits[2 * row + 1]!, lows[row]!);
  }
}

/** `(2 nRows,)`: the low and the high 32 bits of each number. */
function numberBits(values: Float64Array): Int32Array {
  // Adding 0 turns -0 into 0, and writing NaN anew leaves one of its many bit patterns.
  const canonical = values.map((value) => (Number.isNaN(value) ? Number.NaN : value + 0));
  return new Int32Array(canonical.buffer);
}

/** `(2 nRows,)`: the two halves of the hash of each text, which is computed once a level. */
function textBits(codes: Int32Array, levels: readonly string[]): Int32Array {
  const hashes = levels.map(textHash);
  const bits = new Int32Array(2 * codes.length);
  for (let row = 0; row < codes.length; row++) {
    const { low, high } = codes[row] === -1 ? MISSING : hashes[codes[row]!]!;
    bits[2 * row] = low;
    bits[2 * row + 1] = high;
  }
  return bits;
}
