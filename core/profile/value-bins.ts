import type { ColumnMoments } from '../cleaning/column-moments.ts';
import type { ColumnProfile } from '../contracts/profile.ts';

const HISTOGRAM_BINS = 20;
const FINE = 100;
/** Each bin of the histogram in a hundred: the counts stay in the processor's first cache. */
const N_BINS = HISTOGRAM_BINS * FINE;

/** How many values lie in each of 2000 bins of one width, from the least to the greatest. */
export interface ValueBins {
  readonly min: number;
  readonly max: number;
  /** The bin of a value is the whole part of `(value - min) * scale`, but for the greatest, which is in the last. */
  readonly scale: number;
  /** `(2000,)` */
  readonly counts: Int32Array;
}

/** Undefined where the least and the greatest are no two finite numbers, or too near or far for a width. O(values) */
export function countBins(values: Float64Array, { n, min, max }: ColumnMoments): ValueBins | undefined {
  const scale = scaleOf(min, max);
  if (scale === undefined) return undefined;
  const counts = new Int32Array(N_BINS + 1);
  // NaN becomes 0, and is taken out of the first bin again.
  for (let i = 0; i < values.length; i++) counts[((values[i]! - min) * scale) | 0]!++;
  counts[0]! -= values.length - n;
  return { min, max, scale, counts: closed(counts) };
}

/** The same of ascending numbers that occur several times each. O(values) */
export function binsOfCounted(values: Float64Array, times: Int32Array): ValueBins | undefined {
  const min = values[0]!;
  const max = values.at(-1)!;
  const scale = scaleOf(min, max);
  if (scale === undefined) return undefined;
  const counts = new Int32Array(N_BINS + 1);
  for (let i = 0; i < values.length; i++) counts[((values[i]! - min) * scale) | 0]! += times[i]!;
  return { min, max, scale, counts: closed(counts) };
}

/** The bin of a value between the least and the greatest. */
export function binOf(value: number, { min, scale }: ValueBins): number {
  return Math.min(N_BINS - 1, ((value - min) * scale) | 0);
}

/** The values that lie in a few bins, an array for each, in the order of the rows. O(values) */
export function valuesOfBins(
  values: Float64Array,
  bins: ValueBins,
  wanted: readonly number[],
): Float64Array[] {
  const { min, scale, counts } = bins;
  const found = wanted.map((bin) => ({ values: new Float64Array(counts[bin]!), n: 0 }));
  const which = new Uint8Array(N_BINS + 1);
  for (const [at, bin] of wanted.entries()) which[bin] = at + 1;
  which[N_BINS] = which[N_BINS - 1]!;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const at = which[((value - min) * scale) | 0]!;
    if (at === 0 || Number.isNaN(value)) continue;
    const bin = found[at - 1]!;
    bin.values[bin.n++] = value;
  }
  return found.map((bin) => bin.values);
}

/** How many values lie in each of 20 bins. */
export function histogramOf({ min, max, counts }: ValueBins): ColumnProfile['histogram'] {
  const coarse = Array.from({ length: HISTOGRAM_BINS }, (_, bin) =>
    counts.subarray(bin * FINE, (bin + 1) * FINE).reduce((sum, count) => sum + count, 0),
  );
  return { low: min, high: max, counts: coarse };
}

function scaleOf(min: number, max: number): number | undefined {
  const scale = N_BINS / (max - min);
  return scale > 0 && scale < Infinity ? scale : undefined;
}

/** The greatest value is at the end of the last bin, which holds it too. */
function closed(counts: Int32Array): Int32Array {
  counts[N_BINS - 1]! += counts[N_BINS]!;
  return counts.subarray(0, N_BINS);
}
