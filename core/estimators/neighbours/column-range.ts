/** The least and the greatest value of some rows, at least one. O(rows) */
export function rangeOf(column: Float64Array, rows: Int32Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const x = column[rows[i]!]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return [low, high];
}
