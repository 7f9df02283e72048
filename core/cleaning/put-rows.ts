/** Puts the values of the given rows, in their order, at the beginning of an array. O(rows) */
export function putRows(values: Float64Array, rows: Int32Array, into: Float64Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = values[rows[i]!]!;
}
