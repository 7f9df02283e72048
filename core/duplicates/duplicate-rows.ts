import { isNumeric, type Table } from '../table/table.ts';
import { cellHashes } from './cell-hashes.ts';

/**
 * The rows that are equal in every column to an earlier one, ascending. Cells are compared as typed: 1 and 1.0 are equal, 0 and
 * -0 are, and two gaps are. Rows of one hash are compared cell by cell before they count as equal.
 * O(rows x columns); memory for 16 bytes a row.
 */
export function duplicateRows(table: Table): Int32Array {
  const { nRows } = table;
  if (nRows < 2 || isStrictlyOrdered(table)) return new Int32Array(0);
  const hashes = cellHashes(table);
  const candidates = rowsOfSharedBits(hashes);
  const nSlots = 2 ** Math.ceil(Math.log2(2 * candidates.length + 1));
  // Rows from 1, so that 0 is a free slot.
  const slots = new Int32Array(nSlots);
  const found: number[] = [];
  for (const row of candidates) {
    const hash = hashes[row]!;
    let slot = hash & (nSlots - 1);
    let earlier = slots[slot]! - 1;
    while (earlier !== -1 && !(hashes[earlier] === hash && areEqual(table, earlier, row))) {
      slot = (slot + 1) & (nSlots - 1);
      earlier = slots[slot]! - 1;
    }
    if (earlier === -1) slots[slot] = row + 1;
    else found.push(row);
  }
  return Int32Array.from(found);
}

/**
 * The rows whose hash shares its first bits with another row's, ascending. Most rows of a table without duplicates are alone
 * with theirs, and need no place in a table of hashes, which would be too large for the processor's cache. O(rows)
 */
function rowsOfSharedBits(hashes: Int32Array): Int32Array {
  const nBits = Math.min(2 ** 27, Math.max(32, 2 ** Math.ceil(Math.log2(16 * hashes.length))));
  const mask = nBits / 32 - 1;
  const once = new Int32Array(nBits / 32);
  const again = new Int32Array(nBits / 32);
  for (let row = 0; row < hashes.length; row++) {
    const word = (hashes[row]! >>> 5) & mask;
    const bit = 1 << hashes[row]!;
    again[word]! |= once[word]! & bit;
    once[word]! |= bit;
  }
  const rows = new Int32Array(hashes.length);
  let n = 0;
  for (let row = 0; row < hashes.length; row++) {
    rows[n] = row;
    n += (again[(hashes[row]! >>> 5) & mask]! >>> (hashes[row]! & 31)) & 1;
  }
  return rows.subarray(0, n);
}

/** A column that ascends from row to row, as times often do, leaves no two rows equal. Told by its first rows where there is none. */
function isStrictlyOrdered({ columns, nRows }: Table): boolean {
  return columns.some((column) => {
    if (!isNumeric(column)) return false;
    const { values } = column;
    for (let row = 1; row < nRows; row++) if (!(values[row - 1]! < values[row]!)) return false;
    return true;
  });
}

function areEqual({ columns }: Table, a: number, b: number): boolean {
  for (const column of columns) {
    if (!isNumeric(column)) {
      if (column.codes[a] !== column.codes[b]) return false;
      continue;
    }
    const x = column.values[a]!;
    const y = column.values[b]!;
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return false;
  }
  return true;
}
