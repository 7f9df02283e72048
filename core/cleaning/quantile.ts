/**
 * The linear-interpolated quantile of ascending values without gaps, `(n,)`, n >= 1, `q` in [0, 1]: numpy's and pandas'
 * default, with numpy's way of interpolating from the nearer end.
 */
export function quantile(ascending: Float64Array, q: number): number {
  const place = q * (ascending.length - 1);
  const below = Math.floor(place);
  const a = ascending[below]!;
  const b = ascending[Math.min(below + 1, ascending.length - 1)]!;
  const share = place - below;
  return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
}

/** The values of the given rows without their gaps, ascending. O(n log n). */
export function ascendingValues(values: Float64Array, rows: Int32Array): Float64Array<ArrayBuffer> {
  const known = new Float64Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!Number.isNaN(value)) known[n++] = value;
  }
  return known.subarray(0, n).sort();
}
