import { MAX_USED } from '../number-kernel/number-kernel.ts';

/**
 * The distinct values of a column, with their counts, or a sample of them that is known to be one in `2 ** depth`: those
 * whose hash begins with `depth` zero bits. The depth is the least at which at most `MAX_SAMPLED` are left. So the sample
 * depends on nothing but which values there are: not on their order, nor on how the column was cut and merged. Counts of
 * sampled values are exact. The estimate has a relative standard error of 1.2 / sqrt(MAX_SAMPLED), unless the values were
 * made for it. The hash has 96 bits, of which the last 64 tell any two numbers apart: there always is such a depth.
 * Source: Flajolet, "On adaptive sampling", Computing 43, 1990, after an idea of Wegman.
 */
export interface DistinctSample {
  /** 0: these are all distinct values. */
  readonly depth: number;
  /** Ascending, without `NaN`; -0 is 0. */
  readonly values: Float64Array;
  readonly counts: Int32Array;
}

export const MAX_SAMPLED = MAX_USED;

const STANDARD_ERROR = 1.2 / Math.sqrt(MAX_SAMPLED);
/** An estimate is not so many standard errors too high by chance. */
const CREDIBLE_ERRORS = 8;
/** Bits of the first hash. */
const SOON_MADE = 32;

/** The sample of both columns together: the very one that `sampleDistinct` takes of them. O(sampled) */
export function mergeDistinct(a: DistinctSample, b: DistinctSample): DistinctSample {
  let depth = Math.max(a.depth, b.depth);
  let merged = union(thinned(a, depth), thinned(b, depth));
  while (merged.values.length > MAX_SAMPLED) merged = thinned(merged, ++depth);
  return { ...merged, depth };
}

/** The estimated number of distinct values; exact where the depth is 0. */
export function nDistinct({ depth, values }: DistinctSample): number {
  return values.length * 2 ** depth;
}

export function distinctError({ depth }: { readonly depth: number }): number | null {
  return depth === 0 ? null : STANDARD_ERROR;
}

/**
 * The estimate for a column of n values. One that is far beyond n shows that the values were made to have such hashes: then
 * nothing is known but that there are no more than n, which an error of 1 tells.
 */
export function estimatedDistinct(
  { depth, nSampled }: { readonly depth: number; readonly nSampled: number },
  n: number,
): { readonly distinct: number; readonly distinctError: number | null } {
  const distinct = nSampled * 2 ** depth;
  const isCredible = distinct <= n * (1 + CREDIBLE_ERRORS * STANDARD_ERROR);
  return isCredible
    ? { distinct: Math.min(distinct, n), distinctError: distinctError({ depth }) }
    : { distinct: n, distinctError: 1 };
}

/** The first bits of the first hash, so many. */
function maskOf(depth: number): number {
  return depth === 0 ? 0 : -1 << (SOON_MADE - Math.min(depth, SOON_MADE));
}

/** 32 bits of a number's 64, the first of which depend on all of them; as assembly/number-sample.ts has it. */
function hashOf(low: number, high: number): number {
  const sum = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca77)) | 0;
  return Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
}

/** Of a number whose first hash is 0: whether the second goes on with zeros to that depth; as assembly/number-sample.ts has it. */
function isInDeep(low: number, high: number, depth: number): boolean {
  const mask64 = (1n << 64n) - 1n;
  let bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  bits = ((bits ^ (bits >> 33n)) * 0xff51afd7ed558ccdn) & mask64;
  bits = ((bits ^ (bits >> 33n)) * 0xc4ceb9fe1a85ec53n) & mask64;
  bits ^= bits >> 33n;
  return bits >> BigInt(64 - (depth - SOON_MADE)) === 0n;
}

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

function thinned({ depth, values, counts }: DistinctSample, toDepth: number): DistinctSample {
  if (depth === toDepth) return { depth, values, counts };
  const mask = maskOf(toDepth);
  const words = wordsOf(values);
  const isKept = (_: number, at: number) => {
    const low = words[2 * at]!;
    const high = words[2 * at + 1]!;
    return (hashOf(low, high) & mask) === 0 && (toDepth <= SOON_MADE || isInDeep(low, high, toDepth));
  };
  return { depth: toDepth, values: values.filter(isKept), counts: counts.filter(isKept) };
}

/** Two samples of one depth. */
function union(a: DistinctSample, b: DistinctSample): DistinctSample {
  const values = new Float64Array(a.values.length + b.values.length);
  const counts = new Int32Array(values.length);
  let n = 0;
  for (let i = 0, j = 0; i < a.values.length || j < b.values.length; n++) {
    const inA = i < a.values.length && !(b.values[j]! < a.values[i]!);
    const inB = j < b.values.length && !(a.values[i]! < b.values[j]!);
    values[n] = inA ? a.values[i]! : b.values[j]!;
    counts[n] = (inA ? a.counts[i++]! : 0) + (inB ? b.counts[j++]! : 0);
  }
  return { depth: a.depth, values: values.subarray(0, n), counts: counts.subarray(0, n) };
}
