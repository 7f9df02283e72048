/**
 * How many numbers lie in each bucket of a fixed division of the line: every power of two is cut into 128 buckets of one
 * width, on both sides of 0. A bucket is at most 1/128 as wide as its numbers are large, so that its middle is within
 * `BUCKET_ERROR` of any of them. Merging adds counts, exactly. Such buckets are those of HdrHistogram and, with even
 * ratios in place of even widths, of DDSketch (Masson, Rim and Lee, VLDB 2019).
 */
export interface NumberBuckets {
  /** Which buckets hold numbers, ascending as their numbers do. */
  readonly buckets: Int32Array;
  /** How many each. */
  readonly counts: Int32Array;
}

/** The bits of the high half of a double that are left out: sign, exponent and 7 bits of the fraction stay. */
const DROPPED_BITS = 13;
/** Of 0, -0 and the tiniest numbers on both sides. */
const ZERO_BUCKET = 2 ** (31 - DROPPED_BITS);
const N_BUCKETS = 2 * ZERO_BUCKET;

/** Relative distance of a number (but the tiniest, below 2.3e-308) from the middle of its bucket, at most. */
export const BUCKET_ERROR = 2 ** -8;

/** O(values + buckets between the least and the greatest); `NaN` is left out. */
export function countBuckets(values: Float64Array, min: number, max: number): NumberBuckets {
  if (!(min <= max)) return { buckets: new Int32Array(0), counts: new Int32Array(0) };
  const dense = new Int32Array(N_BUCKETS);
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  // NaN lands in buckets beyond those of the infinities, which nobody reads.
  for (let at = 1; at < words.length; at += 2) {
    const high = words[at]!;
    // The bits of doubles ascend as these do; those of negative ones descend.
    dense[((high ^ ((high >> 31) >>> 1)) >> DROPPED_BITS) + ZERO_BUCKET]!++;
  }
  // -0 has the bits of a negative number: it, and the tiniest of these, are in the bucket of 0.
  dense[ZERO_BUCKET]! += dense[ZERO_BUCKET - 1]!;
  dense[ZERO_BUCKET - 1] = 0;
  return gather(dense, bucketOf(min), bucketOf(max));
}

/** The same of numbers that occur several times each. O(values) */
export function bucketsOfCounted(values: Float64Array, times: Int32Array): NumberBuckets {
  const buckets = new Int32Array(values.length);
  const counts = new Int32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(values[i]!);
    if (n === 0 || buckets[n - 1] !== bucket) buckets[n++] = bucket;
    counts[n - 1]! += times[i]!;
  }
  return { buckets: buckets.slice(0, n), counts: counts.slice(0, n) };
}

/** O(buckets) */
export function mergeBuckets(a: NumberBuckets, b: NumberBuckets): NumberBuckets {
  const buckets = new Int32Array(a.buckets.length + b.buckets.length);
  const counts = new Int32Array(buckets.length);
  let n = 0;
  for (let i = 0, j = 0; i < a.buckets.length || j < b.buckets.length; n++) {
    const inA = i < a.buckets.length && !(b.buckets[j]! < a.buckets[i]!);
    const inB = j < b.buckets.length && !(a.buckets[i]! < b.buckets[j]!);
    buckets[n] = inA ? a.buckets[i]! : b.buckets[j]!;
    counts[n] = (inA ? a.counts[i++]! : 0) + (inB ? b.counts[j++]! : 0);
  }
  return { buckets: buckets.slice(0, n), counts: counts.slice(0, n) };
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** The bucket of a number that is not `NaN`. */
export function bucketOf(value: number): number {
  double[0] = value;
  const high = halves[1]!;
  const bucket = ((high ^ ((high >> 31) >>> 1)) >> DROPPED_BITS) + ZERO_BUCKET;
  return bucket === ZERO_BUCKET - 1 ? ZERO_BUCKET : bucket;
}

/** The middle of a bucket's numbers. */
export function middleOf(bucket: number): number {
  if (bucket === ZERO_BUCKET) return 0;
  const place = bucket - ZERO_BUCKET;
  halves[0] = 0;
  halves[1] = ((place < 0 ? -1 - place : place) << DROPPED_BITS) | (1 << (DROPPED_BITS - 1));
  return place < 0 ? -double[0]! : double[0]!;
}

function gather(dense: Int32Array, from: number, to: number): NumberBuckets {
  const buckets: number[] = [];
  for (let bucket = from; bucket <= to; bucket++) if (dense[bucket] !== 0) buckets.push(bucket);
  return { buckets: Int32Array.from(buckets), counts: Int32Array.from(buckets, (bucket) => dense[bucket]!) };
}
