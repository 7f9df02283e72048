import { type NumberBuckets, ZERO_BUCKET, ZERO_BUCKET_END } from './number-buckets.ts';

export interface SignCounts {
  readonly zeros: number;
  readonly negatives: number;
}

/** How many values are 0, and how many below: the buckets know, but for the one around 0. O(values) where that one is used */
export function signCounts(values: Float64Array, { buckets, counts }: NumberBuckets): SignCounts {
  let negatives = 0;
  let at = 0;
  for (; at < buckets.length && buckets[at]! < ZERO_BUCKET; at++) negatives += counts[at]!;
  if (buckets[at] !== ZERO_BUCKET) return { zeros: 0, negatives };
  let zeros = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    // One comparison that is seldom true: signs at random would be guessed wrongly half of the time.
    if (Math.abs(x) >= ZERO_BUCKET_END || Number.isNaN(x)) continue;
    if (x === 0) zeros++;
    else if (x < 0) negatives++;
  }
  return { zeros, negatives };
}

/** The same of numbers that occur several times each. O(values) */
export function signCountsOfCounted(values: Float64Array, times: Int32Array): SignCounts {
  let zeros = 0;
  let negatives = 0;
  for (let i = 0; i < values.length && values[i]! <= 0; i++) {
    if (values[i] === 0) zeros += times[i]!;
    else negatives += times[i]!;
  }
  return { zeros, negatives };
}
