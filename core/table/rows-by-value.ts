import { sortNumbers } from './sort-numbers.ts';

/**
 * The given rows in ascending order of their values, which are not `NaN`; rows of one value keep their order. The very
 * same array when they are in order already. O(rows)
 */
export function rowsByValue(values: Float64Array, rows: Int32Array): Int32Array {
  if (ascends(values, rows)) return rows;
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) keys[at] = values[rows[at]!]! + 0; // -0 is 0, and no earlier
  const ordered = rows.slice();
  sortNumbers(keys, ordered);
  return ordered;
}

function ascends(values: Float64Array, rows: Int32Array): boolean {
  for (let at = 1; at < rows.length; at++) if (values[rows[at - 1]!]! > values[rows[at]!]!) return false;
  return true;
}
