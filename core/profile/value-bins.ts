import type { ColumnProfile } from '../contracts/profile.ts';
import { N_COUNTERS, numberKernel } from '../number-kernel/number-kernel.ts';

const HISTOGRAM_BINS = 20;
const FINE = 100;
/** Each bin of the histogram in a hundred: neighbouring values seldom wait for one counter, and all stay in the first cache. */
const N_BINS = HISTOGRAM_BINS * FINE;

type Histogram = ColumnProfile['histogram'];

/**
 * Counts how many values lie in each of 2000 bins of one width, from the least to the greatest; those become 20. The bin of a
 * value is the whole part of `(value - min) * scale`, but for the greatest, which is in the last.
 */
export interface BinCounter {
  /** Adds the n numbers of the kernel's block. O(n) */
  addBlock(n: number): void;
  /** @param nValues how many of what was added are no gaps */
  histogram(nValues: number): Histogram;
}

/** Undefined where the least and the greatest are no two finite numbers, or too near or far for a width. One at a time. */
export function beginBins(min: number, max: number): BinCounter | undefined {
  const scale = scaleOf(min, max);
  if (scale === undefined) return undefined;
  const { counters, countInBins } = numberKernel();
  counters.fill(0);
  let nCounted = 0;
  return {
    addBlock(n) {
      countInBins(n, min, scale);
      nCounted += n;
    },
    histogram(nValues) {
      const counts = counters.slice(0, N_BINS + 1);
      for (let bin = 0; bin <= N_BINS; bin++) counts[bin]! += counters[N_COUNTERS + bin]!;
      // Gaps, and what fills up blocks, went to the first bin.
      counts[0]! -= nCounted - nValues;
      return histogramOf(min, max, counts);
    },
  };
}

/** The same of ascending numbers that occur several times each. O(values) */
export function histogramOfCounted(values: Float64Array, times: Int32Array): Histogram {
  const min = values[0]!;
  const max = values.at(-1)!;
  const scale = scaleOf(min, max);
  if (scale === undefined) return null;
  const counts = new Int32Array(N_BINS + 1);
  for (let i = 0; i < values.length; i++) counts[((values[i]! - min) * scale) | 0]! += times[i]!;
  return histogramOf(min, max, counts);
}

function histogramOf(min: number, max: number, counts: Int32Array): Histogram {
  // The greatest value is at the end of the last bin, which holds it too.
  counts[N_BINS - 1]! += counts[N_BINS]!;
  const coarse = Array.from({ length: HISTOGRAM_BINS }, (_, bin) =>
    counts.subarray(bin * FINE, (bin + 1) * FINE).reduce((sum, count) => sum + count, 0),
  );
  return { low: min, high: max, counts: coarse };
}

function scaleOf(min: number, max: number): number | undefined {
  const scale = N_BINS / (max - min);
  return scale > 0 && scale < Infinity ? scale : undefined;
}
