import type { ImputeMethod } from '../contracts/config/clean-section.ts';
import type { DictionaryColumn } from '../table/table.ts';
import { momentsOf } from './column-moments.ts';
import { medianOf } from './median.ts';
import { countValues, modeOf } from './value-counts.ts';

/**
 * What fills the gaps of a numeric column, from the given rows; scikit-learn's SimpleImputer with
 * `keep_empty_features=True`: 0 where no row has a value. O(rows), for the mode of more than 32,768 distinct
 * values the cost of sorting them.
 */
export function numericImputation(values: Float64Array, rows: Int32Array, method: ImputeMethod): number {
  if (method === 'mean') return momentsOf(values, rows).mean;
  if (method === 'median') return medianOf(values, rows) ?? 0;
  return modeOf(countValues(values, rows)) ?? 0;
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
