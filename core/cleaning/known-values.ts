/**
 * The values of the given rows without their gaps, in the order of the rows; -0 becomes 0. O(rows).
 * @param known where they are put, for as long as the caller needs them
 */
export function knownValues(
  values: Float64Array,
  rows: Int32Array,
  known: Float64Array<ArrayBuffer> = new Float64Array(rows.length),
): Float64Array<ArrayBuffer> {
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!Number.isNaN(value)) known[n++] = value + 0;
  }
  return known.subarray(0, n);
}
