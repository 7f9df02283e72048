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
  const nSlots = 2 ** Math.ceil(Math.log2(2 * nRows));
  // Rows from 1, so that 0 is a free slot.
  const slots = new Int32Array(nSlots);
  const found: number[] = [];
  for (let row = 0; row < nRows; row++) {
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
