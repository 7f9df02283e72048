interface ByTimeOptions {
  /** The time of each row in milliseconds, ascending, `(n,)`. */
  readonly times: Float64Array;
  readonly halfLifeMs: number;
  /** The last smoothed value of the rows before these, if any, and the time of the last known value. */
  readonly last?: number | undefined;
  readonly lastTime?: number | undefined;
}

/**
 * `y_t = w y_{t-1} + (1 - w) x_t` with `w = 0.5^(dt / halfLife)`, dt the time since the last known value, starting at the
 * first one, `(n,)`: pandas' `ewm(halflife=halfLife, times=times, adjust=False).mean()`. A value at the time of the one
 * before it therefore changes nothing, and one that comes late counts as if at that time. Gaps (`NaN`) are looked
 * through and, unlike in pandas, stay gaps. O(n).
 */
export function exponentialByTime(
  values: Float64Array,
  { times, halfLifeMs, last = Number.NaN, lastTime = Number.NaN }: ByTimeOptions,
): Float64Array<ArrayBuffer> {
  const smoothed = new Float64Array(values.length);
  let y = last;
  let time = lastTime;
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    if (Number.isNaN(x)) {
      smoothed[row] = Number.NaN;
      continue;
    }
    if (Number.isNaN(y)) {
      y = x;
      time = times[row]!;
    } else {
      const passed = Math.max(0, times[row]! - time);
      if (y !== x) {
        const kept = 2 ** (-passed / halfLifeMs);
        y = kept * y + (1 - kept) * x;
      }
      time += passed;
    }
    smoothed[row] = y;
  }
  return smoothed;
}
