import type { ColumnMoments } from '../cleaning/column-moments.ts';
import { knownValues } from '../cleaning/known-values.ts';
import { allRows } from '../table/table.ts';
import type { DistinctSample } from './distinct-sample.ts';
import { countBuckets, valuesOfBuckets } from './number-buckets.ts';
import { placeIn } from './number-summary.ts';
import { type PlacedValues, quartileParts, quartilePlaces, valuesOfParts } from './quartiles.ts';
import { type SignCounts, signCounts, signCountsOfCounted } from './sign-counts.ts';
import { binOf, binsOfCounted, countBins, type ValueBins, valuesOfBins } from './value-bins.ts';

/** How the values of a column are spread, all exact. */
export interface ValueSpread extends SignCounts {
  readonly placed: PlacedValues;
  /** Undefined where the values are no two finite numbers. */
  readonly bins: ValueBins | undefined;
}

/** A bin with more of the values is too full to pick from: most values lie near to each other, and few far away. */
const MAX_SHARE = 1 / 8;

/**
 * Of the column whose moments are given, with n >= 1. Two readings: one counts the values by bins, the other reads out the
 * bins in which a quartile lies, or zero. Where these hold too many values, the same by buckets, which grow with the values.
 * O(values)
 */
export function spreadOf(values: Float64Array, moments: ColumnMoments): ValueSpread {
  const { n, min, max } = moments;
  const bins = countBins(values, moments);
  if (bins === undefined) return spreadOfSorted(values, n);
  const parts = quartileParts(n, bins.counts);
  if (parts.some(({ count }) => count > MAX_SHARE * n)) return spreadByBuckets(values, moments, bins);
  const zeroBin = min <= 0 && max >= 0 ? binOf(0, bins) : -1;
  const wanted = [...new Set([...parts.map(({ part }) => part), ...(zeroBin === -1 ? [] : [zeroBin])])];
  const read = valuesOfBins(values, bins, wanted);
  const signs =
    zeroBin === -1
      ? { zeros: 0, negatives: max < 0 ? n : 0 }
      : signsAround(read[wanted.indexOf(zeroBin)]!, bins.counts.subarray(0, zeroBin));
  return { placed: valuesOfParts(parts, read), ...signs, bins };
}

/** Of a column all of whose distinct values are known. O(distinct) */
export function spreadOfCounted({ values, counts }: DistinctSample, n: number): ValueSpread {
  const places = quartilePlaces(n);
  return {
    placed: { places, values: places.map((place) => values[placeIn(counts, place)]!) },
    ...signCountsOfCounted(values, counts),
    bins: binsOfCounted(values, counts),
  };
}

function spreadByBuckets(values: Float64Array, { n, min, max }: ColumnMoments, bins: ValueBins): ValueSpread {
  const { buckets, counts } = countBuckets(values, min, max);
  const parts = quartileParts(n, counts);
  const wanted = parts.map(({ part, count }) => ({ bucket: buckets[part]!, count }));
  const placed = valuesOfParts(parts, valuesOfBuckets(values, wanted));
  return { placed, ...signCounts(values, { buckets, counts }), bins };
}

function spreadOfSorted(values: Float64Array, n: number): ValueSpread {
  const known = knownValues(values, allRows(values.length));
  const { zeros, negatives } = signsAround(known, new Int32Array(0));
  const places = quartilePlaces(n);
  const parts = [{ part: 0, count: n, before: 0, places }];
  return { placed: valuesOfParts(parts, [known]), zeros, negatives, bins: undefined };
}

/** The values that may be on either side of 0, and how many are below these. */
function signsAround(near: Float64Array, below: Int32Array): SignCounts {
  let zeros = 0;
  let negatives = 0;
  for (let bin = 0; bin < below.length; bin++) negatives += below[bin]!;
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0) zeros++;
    else if (near[i]! < 0) negatives++;
  }
  return { zeros, negatives };
}
