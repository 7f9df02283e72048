import type { ColumnProfile } from '../contracts/profile.ts';
import type { NumberSummary } from './number-summary.ts';

const N_BINS = 20;

/** How many values lie in each of 20 bins of one width from `min` to `max`; null where those are no two finite numbers. O(values) */
export function evenHistogram(
  values: Float64Array,
  { min, max, missing, distinct }: NumberSummary,
): ColumnProfile['histogram'] {
  const scale = N_BINS / (max - min);
  if (!(scale > 0 && scale < Infinity)) return null;
  const counts = new Int32Array(N_BINS + 1);
  if (distinct.depth === 0) {
    for (const [at, value] of distinct.values.entries())
      counts[((value - min) * scale) | 0]! += distinct.counts[at]!;
  } else {
    // NaN becomes 0, and is taken out of the first bin again.
    for (let i = 0; i < values.length; i++) counts[((values[i]! - min) * scale) | 0]!++;
    counts[0]! -= missing;
  }
  // The greatest value is at the end of the last bin.
  counts[N_BINS - 1]! += counts[N_BINS]!;
  return { low: min, high: max, counts: [...counts.subarray(0, N_BINS)] };
}
