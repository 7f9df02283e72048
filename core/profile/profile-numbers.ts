import type { NumericColumn } from '../table/table.ts';
import { type ColumnStatistics, NO_NUMBERS } from './column-statistics.ts';
import { countOutliers } from './count-outliers.ts';
import { type DistinctSample, distinctError, nDistinct } from './distinct-sample.ts';
import { evenHistogram } from './even-histogram.ts';
import { summarizeNumbers } from './number-summary.ts';
import { exactQuartiles } from './quartiles.ts';

const TOP_VALUES = 10;
/** More distinct numbers are measurements, of which none is worth telling. */
const MAX_TELLING = 50;

/** The profile of a column of numbers, booleans or times. O(rows) */
export function profileNumbers({ type, values }: NumericColumn, withHistogram: boolean): ColumnStatistics {
  const summary = summarizeNumbers(values);
  const { n: count, missing, distinct, min, max } = summary;
  const noLevels = { topLevels: null, lengths: null };
  const counted = { count, missing, distinct: nDistinct(distinct), distinctError: distinctError(distinct) };
  if (count === 0) return { ...counted, ...NO_NUMBERS, ...noLevels };
  const isNumber = type === 'number';
  const quartiles = exactQuartiles(values, summary);
  return {
    ...counted,
    min,
    max,
    mean: finite(summary.mean),
    sd: finite(Math.sqrt(summary.m2 / count)),
    quantiles: type === 'boolean' ? null : quartiles,
    zeros: isNumber ? summary.zeros : null,
    negatives: isNumber ? summary.negatives : null,
    outliers: isNumber ? countOutliers(values, summary, quartiles) : null,
    histogram: withHistogram && type !== 'boolean' ? evenHistogram(values, summary) : null,
    topValues: isNumber ? topValues(distinct) : null,
    ...noLevels,
  };
}

function topValues({ depth, values, counts }: DistinctSample): ColumnStatistics['topValues'] {
  if (depth > 0 || values.length > MAX_TELLING) return null;
  // Values ascend, and the sort is stable: equal counts stay in their order.
  return Array.from(values, (value, at) => ({ value, count: counts[at]! }))
    .sort((a, b) => b.count - a.count)
    .slice(0, TOP_VALUES);
}

/** Infinite values have no mean, and JSON has no word for it. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
