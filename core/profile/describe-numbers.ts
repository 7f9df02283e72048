import { MAX_FEW_VALUES } from '../cleaning/few-values.ts';
import type { ValueOrder } from '../cleaning/value-order.ts';
import type { NumericColumn } from '../table/table.ts';
import { sampleBinary } from './binary-sample.ts';
import { type ColumnStatistics, NO_NUMBERS } from './column-statistics.ts';
import { countOutliers } from './count-outliers.ts';
import { type DistinctSample, distinctError, nDistinct, sampleDistinct } from './distinct-sample.ts';
import { quartilesOf } from './quartiles.ts';
import { histogramOf } from './value-bins.ts';
import { momentsOfCounted, valueMoments } from './value-moments.ts';
import { spreadOf, spreadOfCounted } from './value-spread.ts';

const TOP_VALUES = 10;
/** More distinct numbers are measurements, of which none is worth telling. */
const MAX_TELLING = 50;

interface NumbersDescription {
  readonly statistics: ColumnStatistics;
  /** Null where there is no value. */
  readonly order: ValueOrder | null;
}

/** Of a column of numbers, booleans or times. O(rows) */
export function describeNumbers({ type, values }: NumericColumn, withHistogram: boolean): NumbersDescription {
  const distinct = sampleBinary(values) ?? sampleDistinct(values);
  const noLevels = { topLevels: null, lengths: null };
  const found = { distinct: nDistinct(distinct), distinctError: distinctError(distinct) };
  if (found.distinct === 0) {
    const statistics = { count: 0, missing: values.length, ...found, ...NO_NUMBERS, ...noLevels };
    return { statistics, order: null };
  }
  const isKnown = distinct.depth === 0;
  const moments = isKnown ? momentsOfCounted(distinct.values, distinct.counts) : valueMoments(values);
  const { n, min, max, mean, m2 } = moments;
  const { placed, zeros, negatives, bins } = isKnown
    ? spreadOfCounted(distinct, n)
    : spreadOf(values, moments);
  const quartiles = quartilesOf(n, placed);
  const isNumber = type === 'number';
  const isSpread = withHistogram && type !== 'boolean' && bins !== undefined;
  const statistics = {
    count: n,
    missing: values.length - n,
    ...found,
    min,
    max,
    mean: finite(mean),
    sd: finite(Math.sqrt(m2 / n)),
    quantiles: type === 'boolean' ? null : quartiles,
    zeros: isNumber ? zeros : null,
    negatives: isNumber ? negatives : null,
    outliers: isNumber ? countOutliers(values, { min, max, distinct }, quartiles) : null,
    histogram: isSpread ? histogramOf(bins) : null,
    topValues: isNumber ? topValues(distinct) : null,
    ...noLevels,
  };
  const hasFewValues = isKnown && found.distinct <= MAX_FEW_VALUES;
  return { statistics, order: { n, min: min + 0, max: max + 0, hasFewValues, ...placed } };
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
