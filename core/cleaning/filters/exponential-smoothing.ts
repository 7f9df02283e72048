interface ExponentialOptions {
  /** In (0, 1]: the weight of the newest value. */
  readonly alpha: number;
  /** The last smoothed value of the rows before these, if any. */
  readonly last?: number | undefined;
}

/**
 * `y_t = alpha x_t + (1 - alpha) y_{t-1}`, starting at the first value, `(n,)`: pandas'
 * `ewm(alpha=alpha, adjust=False, ignore_na=True).mean()`. Gaps (`NaN`) are looked through and, unlike in pandas, stay
 * gaps. Stable for any length, because each step is a weighted mean of two numbers. O(n).
 * @param smoothed where they are put, `(n,)`. @default a new array
 */
export function exponentialSmoothing(
  values: Float64Array,
  { alpha, last = Number.NaN }: ExponentialOptions,
  smoothed: Float64Array = new Float64Array(values.length),
): Float64Array {
  const kept = 1 - alpha;
  let y = last;
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    if (Number.isNaN(x)) {
      smoothed[row] = Number.NaN;
      continue;
    }
    if (Number.isNaN(y)) y = x;
    // As in pandas, a repeated value stays exactly that value; dividing undoes the rounding of 1 - alpha.
    else if (y !== x) y = (kept * y + alpha * x) / (kept + alpha);
    smoothed[row] = y;
  }
  return smoothed;
}
