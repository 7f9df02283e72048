import type { FillLimit } from './fill-series.ts';

interface InterpolateOptions extends FillLimit {
  /** Where each row lies, ascending, `(n,)`; without it rows lie evenly. */
  readonly times?: Float64Array | undefined;
}

/**
 * Each gap (`NaN`) between two known values takes what lies on the straight line between them, by row or by time, as far
 * as `limit` rows after the first of the two; gaps before the first and after the last known value stay, `(n,)`. pandas'
 * `interpolate(method='linear', limit=limit, limit_area='inside')`, and with times its `method='index'`. Where both known
 * values have one time, the gaps between them take the first of the two. O(n).
 */
export function interpolate(
  values: Float64Array,
  { limit, times }: InterpolateOptions,
): Float64Array<ArrayBuffer> {
  const most = limit ?? values.length;
  const filled = values.slice();
  let known = -1;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    if (known !== -1 && row - known > 1) {
      const end = Math.min(row, known + 1 + most);
      fillBetween(filled, { from: known, to: row, end, times });
    }
    known = row;
  }
  return filled;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The row before which filling ends. */
  readonly end: number;
  readonly times: Float64Array | undefined;
}

function fillBetween(filled: Float64Array, { from, to, end, times }: Stretch): void {
  const a = filled[from]!;
  const b = filled[to]!;
  const start = times === undefined ? from : times[from]!;
  const length = (times === undefined ? to : times[to]!) - start;
  for (let row = from + 1; row < end; row++) {
    const share = length === 0 ? 0 : ((times === undefined ? row : times[row]!) - start) / length;
    // A weighted mean, because the difference of two large values may be no finite number.
    filled[row] = a === b ? a : a * (1 - share) + b * share;
  }
}
