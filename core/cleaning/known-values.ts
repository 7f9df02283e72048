/** The values of the given rows without their gaps, in the order of the rows; -0 becomes 0. O(rows). */
export function knownValues(values: Float64Array, rows: Int32Array): Float64Array<ArrayBuffer> {
  const known = new Float64Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!Number.isNaN(value)) known[n++] = value + 0;
  }
  return known.subarray(0, n);
}
