import type { ColumnMoments } from '../cleaning/column-moments.ts';
import { MAX_FEW_VALUES } from '../cleaning/few-values.ts';
import type { ValueOrder } from '../cleaning/value-order.ts';
import type { CountedNumbers, NumberSource } from '../table/number-source.ts';
import type { NumericType } from '../table/table.ts';
import { type ColumnStatistics, NO_NUMBERS } from './column-statistics.ts';
import { countedSample } from './distinct-counter.ts';
import { estimatedDistinct } from './distinct-sample.ts';
import { hasManyDistinct, measureNumbers, readAgain } from './measured-numbers.ts';
import { placeIn } from './number-summary.ts';
import { fencesOf, nBeyond } from './outlier-fences.ts';
import { type PlacedValues, quartilePlaces, quartilesOf } from './quartiles.ts';
import { type SignCounts, signCountsOfCounted } from './sign-counts.ts';
import { histogramOfCounted } from './value-bins.ts';
import { momentsOfCounted } from './value-moments.ts';

const TOP_VALUES = 10;
/** More distinct numbers are measurements, of which none is worth telling. */
const MAX_TELLING = 50;
const NO_LEVELS = { topLevels: null, lengths: null };

export interface NumbersDescription {
  readonly statistics: ColumnStatistics;
  /** Null where there is no value. */
  readonly order: ValueOrder | null;
}

interface Numbers {
  readonly type: NumericType;
  readonly source: NumberSource;
  readonly withHistogram: boolean;
}

/** Of a column of numbers, booleans or times. O(rows) */
export function describeNumbers({ source, ...numbers }: Numbers): NumbersDescription {
  const { nRows } = source;
  return hasManyDistinct(source)
    ? describeMeasured(source, { ...numbers, nRows })
    : describeCounted(countedSample(), { ...numbers, nRows });
}

interface Described {
  readonly type: NumericType;
  readonly nRows: number;
  readonly withHistogram: boolean;
}

/** The same of a column all of whose distinct values are known. O(distinct) */
export function describeCounted(
  distinct: CountedNumbers,
  { type, nRows, withHistogram }: Described,
): NumbersDescription {
  const { values, counts } = distinct;
  const found = { distinct: values.length, distinctError: null };
  if (values.length === 0)
    return { statistics: { count: 0, missing: nRows, ...found, ...NO_NUMBERS, ...NO_LEVELS }, order: null };
  const moments = momentsOfCounted(values, counts);
  const places = quartilePlaces(moments.n);
  const placed = { places, values: places.map((place) => values[placeIn(counts, place)]!) };
  const quartiles = quartilesOf(moments.n, placed);
  const fences = values.length <= MAX_FEW_VALUES ? undefined : fencesOf(quartiles);
  const statistics = statisticsOf(
    { type, nRows, placed, ...moments, ...signCountsOfCounted(values, counts) },
    {
      ...found,
      outliers: fences === undefined ? null : nBeyond(distinct, fences),
      histogram: withHistogram && type !== 'boolean' ? histogramOfCounted(values, counts) : null,
      topValues: type === 'number' ? topValues(distinct) : null,
    },
  );
  return { statistics, order: orderOf(moments, placed, values.length <= MAX_FEW_VALUES) };
}

function describeMeasured(
  source: NumberSource,
  { type, nRows, withHistogram }: Described,
): NumbersDescription {
  const measured = measureNumbers(source);
  const { placed, distinct } = measured;
  const fences = type === 'number' ? fencesOf(quartilesOf(measured.n, placed)) : undefined;
  const isSpread = withHistogram && type !== 'boolean';
  const { histogram, nBeyond } = readAgain(source, { measured, withHistogram: isSpread, fences });
  const statistics = statisticsOf(
    { type, nRows, ...measured },
    {
      ...estimatedDistinct(distinct, measured.n),
      outliers: fences === undefined ? null : nBeyond,
      histogram,
      topValues: null,
    },
  );
  return { statistics, order: orderOf(measured, placed, false) };
}

interface Found extends ColumnMoments, SignCounts {
  readonly type: NumericType;
  readonly nRows: number;
  readonly placed: PlacedValues;
}

type FoundOtherwise = Pick<
  ColumnStatistics,
  'distinct' | 'distinctError' | 'outliers' | 'histogram' | 'topValues'
>;

function statisticsOf(found: Found, { outliers, ...more }: FoundOtherwise): ColumnStatistics {
  const { type, nRows, n, min, max, mean, m2, placed, zeros, negatives } = found;
  const isNumber = type === 'number';
  return {
    count: n,
    missing: nRows - n,
    min,
    max,
    mean: finite(mean),
    sd: finite(Math.sqrt(m2 / n)),
    quantiles: type === 'boolean' ? null : quartilesOf(n, placed),
    zeros: isNumber ? zeros : null,
    negatives: isNumber ? negatives : null,
    outliers: isNumber ? outliers : null,
    ...more,
    ...NO_LEVELS,
  };
}

function orderOf({ n, min, max }: ColumnMoments, placed: PlacedValues, hasFewValues: boolean): ValueOrder {
  return { n, min: min + 0, max: max + 0, hasFewValues, ...placed };
}

function topValues({ values, counts }: CountedNumbers): ColumnStatistics['topValues'] {
  if (values.length > MAX_TELLING) return null;
  // Values ascend, and the sort is stable: equal counts stay in their order.
  return Array.from(values, (value, at) => ({ value, count: counts[at]! }))
    .sort((a, b) => b.count - a.count)
    .slice(0, TOP_VALUES);
}

/** Infinite values have no mean, and JSON has no word for it. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
