import { MAX_USED } from '../number-kernel/number-kernel.ts';

/**
 * The distinct values of a column, with their counts, or a sample of them that is known to be one in `2 ** depth`: those
 * whose hash begins with `depth` zero bits. The depth is the least at which at most `MAX_SAMPLED` are left. So the sample
 * depends on nothing but which values there are: not on their order, nor on how the column was cut and merged. Counts of
 * sampled values are exact. The estimate has a relative standard error of 1.2 / sqrt(MAX_SAMPLED).
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

/** The sample of both columns together: the very one that `sampleDistinct` takes of them. O(sampled) */
export function mergeDistinct(a: DistinctSample, b: DistinctSample): DistinctSample {
  let depth = Math.max(a.depth, b.depth);
  let merged = union(thinned(a, depth), thinned(b, depth));
  while (merged.values.length > MAX_SAMPLED) merged = thinned(merged, ++depth);
  return { ...merged, depth };
}

/** The estimated number of distinct values; exact where the depth is 0. */
export function nDistinct({ depth, values }: DistinctSample): number {
  return estimatedDistinct({ depth, nSampled: values.length });
}

export function estimatedDistinct({ depth, nSampled }: { depth: number; nSampled: number }): number {
  return nSampled * 2 ** depth;
}

export function distinctError({ depth }: { readonly depth: number }): number | null {
  return depth === 0 ? null : 1.2 / Math.sqrt(MAX_SAMPLED);
}

/** The first bits of a hash, so many. */
function maskOf(depth: number): number {
  return depth === 0 ? 0 : -1 << (32 - depth);
}

/** 32 bits of a number's 64, the first of which depend on all of them; as assembly/number-sample.ts has it. */
function hashOf(low: number, high: number): number {
  const sum = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca77)) | 0;
  return Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
}

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

function thinned({ depth, values, counts }: DistinctSample, toDepth: number): DistinctSample {
  if (depth === toDepth) return { depth, values, counts };
  const mask = maskOf(toDepth);
  const words = wordsOf(values);
  const isKept = (_: number, at: number) => (hashOf(words[2 * at]!, words[2 * at + 1]!) & mask) === 0;
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
