import { type ColumnMoments, mergeMoments } from '../cleaning/column-moments.ts';
import { sampleBinary } from './binary-sample.ts';
import { sampleDistinct } from './distinct-counter.ts';
import { type DistinctSample, mergeDistinct } from './distinct-sample.ts';
import {
  bucketsOfCounted,
  countBuckets,
  mergeBuckets,
  middleOf,
  type NumberBuckets,
} from './number-buckets.ts';
import { type SignCounts, signCountsOfCounted } from './sign-counts.ts';
import { momentsOfCounted, valueMoments } from './value-moments.ts';

/**
 * What is kept of a column of numbers so that it can be added to: two summaries of different rows merge into the summary of
 * all of them. Counts, buckets and the sample of distinct values are then exactly those of one reading; mean and m2 within
 * 1e-12 of it.
 */
export interface NumberSummary extends ColumnMoments, SignCounts {
  readonly missing: number;
  readonly distinct: DistinctSample;
  readonly buckets: NumberBuckets;
}

/** O(values); of a column of at most `MAX_SAMPLED` distinct values, one reading. */
export function summarizeNumbers(values: Float64Array): NumberSummary {
  const distinct = sampleBinary(values) ?? sampleDistinct(values);
  if (distinct.depth === 0 && distinct.values.length > 0) return fromCounts(values.length, distinct);
  const moments = valueMoments(values);
  return {
    ...moments,
    missing: values.length - moments.n,
    distinct,
    buckets: countBuckets(values, moments.min, moments.max),
  };
}

function fromCounts(nRows: number, distinct: DistinctSample): NumberSummary {
  const { values, counts } = distinct;
  const moments = momentsOfCounted(values, counts);
  return {
    ...moments,
    ...signCountsOfCounted(values, counts),
    missing: nRows - moments.n,
    distinct,
    buckets: bucketsOfCounted(values, counts),
  };
}

/** O(buckets + sampled values) */
export function mergeNumbers(a: NumberSummary, b: NumberSummary): NumberSummary {
  return {
    ...mergeMoments(a, b),
    zeros: a.zeros + b.zeros,
    negatives: a.negatives + b.negatives,
    missing: a.missing + b.missing,
    distinct: mergeDistinct(a.distinct, b.distinct),
    buckets: mergeBuckets(a.buckets, b.buckets),
  };
}

/**
 * The value at a place, from 0, of the ascending values, as near as the summary knows it: within `BUCKET_ERROR` of it,
 * relatively; the value itself where all distinct values are known. O(buckets)
 */
export function approximateValueAt({ distinct, buckets, min, max }: NumberSummary, place: number): number {
  if (distinct.depth === 0) return distinct.values[placeIn(distinct.counts, place)]!;
  return Math.min(max, Math.max(min, middleOf(buckets.buckets[placeIn(buckets.counts, place)]!)));
}

/** Which of the counted things is at a place of all of them in order. */
export function placeIn(counts: Int32Array, place: number): number {
  let at = 0;
  for (let upTo = counts[0]!; upTo <= place; upTo += counts[at]!) at++;
  return at;
}
