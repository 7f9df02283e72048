import type { ImputeMethod } from '../contracts/config/clean-section.ts';
import type { DictionaryColumn } from '../table/table.ts';
import { momentsOf } from './column-moments.ts';
import { ascendingValues, quantile } from './quantile.ts';

/**
 * What fills the gaps of a numeric column, from the given rows; scikit-learn's SimpleImputer with
 * `keep_empty_features=True`: 0 where no row has a value. O(rows), for median and mode O(rows log rows).
 */
export function numericImputation(values: Float64Array, rows: Int32Array, method: ImputeMethod): number {
  if (method === 'mean') return momentsOf(values, rows).mean;
  const ascending = ascendingValues(values, rows);
  if (ascending.length === 0) return 0;
  return method === 'median' ? quantile(ascending, 0.5) : mode(ascending);
}

/** The most frequent of ascending values; the lowest wins a tie. */
function mode(ascending: Float64Array): number {
  let best = ascending[0]!;
  let bestCount = 0;
  let start = 0;
  for (let i = 1; i <= ascending.length; i++) {
    if (i < ascending.length && ascending[i] === ascending[start]) continue;
    if (i - start > bestCount) {
      best = ascending[start]!;
      bestCount = i - start;
    }
    start = i;
  }
  return best;
}

/**
 * The levels that occur in the given rows, ascending, and the most frequent of them (the lowest wins a tie; `null` where
 * no row has a value). O(rows + levels).
 */
export function categoryStatistics(
  { codes, levels }: DictionaryColumn,
  rows: Int32Array,
): { mostFrequent: string | null; present: string[] } {
  const counts = new Int32Array(levels.length);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (code >= 0) counts[code]!++;
  }
  const highest = counts.reduce((max, count) => Math.max(max, count), 0);
  return {
    mostFrequent: highest === 0 ? null : levels[counts.indexOf(highest)]!,
    present: levels.filter((_, code) => counts[code]! > 0),
  };
}
