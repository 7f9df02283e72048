import { MAX_FEW_VALUES } from '../cleaning/few-values.ts';
import type { NumberSummary } from './number-summary.ts';
import type { Quartiles } from './quartiles.ts';

/** Tukey's fences. */
const FACTOR = 1.5;

/**
 * How many values lie beyond the quartiles by 1.5 times their distance; null where an outlier rule passes the column over,
 * because it has no spread or at most 10 distinct values. O(values)
 */
export function countOutliers(
  values: Float64Array,
  { distinct, min, max }: Pick<NumberSummary, 'distinct' | 'min' | 'max'>,
  { q25, q75 }: Quartiles,
) {
  const spread = q75 - q25;
  if (!(spread > 0 && spread < Infinity)) return null;
  if (distinct.depth === 0 && distinct.values.length <= MAX_FEW_VALUES) return null;
  const low = q25 - FACTOR * spread;
  const high = q75 + FACTOR * spread;
  if (min >= low && max <= high) return 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    n += (x < low ? 1 : 0) + (x > high ? 1 : 0);
  }
  return n;
}
