import { sortNumbers } from '../table/sort-numbers.ts';
import { type Column, isNumeric } from '../table/table.ts';

const SHOWN = 3;

export interface RepeatedValues {
  /** How many rows hold a value that an earlier row holds. */
  readonly nRows: number;
  /** The first three of them, each behind the first row of its value. */
  readonly first: readonly (readonly [row: number, again: number])[];
}

/** The rows of a column that repeat a value; a gap is no value. O(rows) */
export function repeatedValues(column: Column): RepeatedValues {
  const firstRows = isNumeric(column)
    ? firstRowsOfNumbers(column.values)
    : firstRowsOfCodes(column.codes, column.levels.length);
  const first: [number, number][] = [];
  let nRows = 0;
  for (let row = 0; row < firstRows.length; row++) {
    const earlier = firstRows[row]!;
    if (earlier === -1 || earlier === row) continue;
    nRows++;
    if (first.length < SHOWN) first.push([earlier, row]);
  }
  return { nRows, first };
}

/** `(nRows,)`: the first row of each row's value; -1 for a gap. */
function firstRowsOfCodes(codes: Int32Array, nLevels: number): Int32Array {
  const firstOfLevel = new Int32Array(nLevels).fill(-1);
  const firstRows = new Int32Array(codes.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === -1) continue;
    if (firstOfLevel[code] === -1) firstOfLevel[code] = row;
    firstRows[row] = firstOfLevel[code]!;
  }
  return firstRows;
}

function firstRowsOfNumbers(values: Float64Array): Int32Array {
  const firstRows = new Int32Array(values.length).fill(-1);
  const known = new Float64Array(values.length);
  const rows = new Int32Array(values.length);
  let n = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    known[n] = values[row]! + 0;
    rows[n++] = row;
  }
  const ascending = known.subarray(0, n);
  // Equal numbers stay in the order of their rows.
  sortNumbers(ascending, rows.subarray(0, n));
  for (let at = 0, first = 0; at < n; at++) {
    if (ascending[at] !== ascending[first]) first = at;
    firstRows[rows[at]!] = rows[first]!;
  }
  return firstRows;
}
