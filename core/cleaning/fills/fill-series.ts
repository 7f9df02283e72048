/** The longest run of gaps, in rows, that a fill goes into; null for any. */
export interface FillLimit {
  readonly limit: number | null;
}

/** How an earlier part of the series ended. */
interface NumberFillEnd {
  /** Its last known value; `NaN` where it had none. @default NaN */
  readonly last?: number;
  /** How many gaps have followed that value. @default 0 */
  readonly gaps?: number;
}

interface ForwardFilled {
  readonly filled: Float64Array<ArrayBuffer>;
  readonly last: number;
  readonly gaps: number;
}

/**
 * Each gap (`NaN`) takes the last known value before it, as far as `limit` rows after that: pandas' `ffill(limit=limit)`.
 * `last` and `gaps` of one part, given with the next part, fill as if both were one series, `(n,)`. O(n).
 */
export function forwardFill(
  values: Float64Array,
  { limit, last = Number.NaN, gaps = 0 }: FillLimit & NumberFillEnd,
): ForwardFilled {
  const most = limit ?? Number.POSITIVE_INFINITY;
  const filled = new Float64Array(values.length);
  let value = last;
  let run = gaps;
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    if (!Number.isNaN(x)) {
      value = x;
      run = 0;
      filled[row] = x;
    } else filled[row] = ++run <= most ? value : Number.NaN;
  }
  return { filled, last: value, gaps: run };
}

/** Each gap takes the next known value after it, from `limit` rows before that on: pandas' `bfill(limit=limit)`, `(n,)`. O(n). */
export function backwardFill(values: Float64Array, { limit }: FillLimit): Float64Array<ArrayBuffer> {
  const most = limit ?? Number.POSITIVE_INFINITY;
  const filled = new Float64Array(values.length);
  let value = Number.NaN;
  let run = 0;
  for (let row = values.length - 1; row >= 0; row--) {
    const x = values[row]!;
    if (!Number.isNaN(x)) {
      value = x;
      run = 0;
      filled[row] = x;
    } else filled[row] = ++run <= most ? value : Number.NaN;
  }
  return filled;
}
