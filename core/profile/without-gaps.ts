/** The numbers at the front of the same array, gaps left out: what was behind them is lost. O(values) */
export function withoutGaps(values: Float64Array): Float64Array {
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    values[n] = value;
    n += Number.isNaN(value) ? 0 : 1;
  }
  return values.subarray(0, n);
}
