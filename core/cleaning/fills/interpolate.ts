import type { FillLimit } from './fill-series.ts';

interface InterpolateOptions extends FillLimit {
  /** What a gap may be filled with from the rows after it, where that is less than from those before, `(n,)`. @default values */
  readonly after?: Float64Array;
}

/**
 * Each gap (`NaN`) between two known values takes what lies on the straight line between them, as far as `limit` rows after
 * the first of the two; gaps before the first and after the last known value stay, `(n,)`. pandas'
 * `interpolate(method='linear', limit=limit, limit_area='inside')`. O(n).
 */
export function interpolate(
  values: Float64Array,
  { limit, after = values }: InterpolateOptions,
): Float64Array<ArrayBuffer> {
  const most = limit ?? values.length;
  const filled = values.slice();
  let from = -1;
  let to = 0;
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) {
      from = row;
      continue;
    }
    if (from === -1 || row - from > most) continue;
    if (to <= row) to = nextKnown(after, row);
    if (to === values.length) continue;
    const share = (row - from) / (to - from);
    const a = values[from]!;
    const b = after[to]!;
    // A weighted mean, because the difference of two large values may be no finite number.
    filled[row] = a === b ? a : a * (1 - share) + b * share;
  }
  return filled;
}

function nextKnown(values: Float64Array, row: number): number {
  let next = row + 1;
  while (next < values.length && Number.isNaN(values[next])) next++;
  return next;
}
