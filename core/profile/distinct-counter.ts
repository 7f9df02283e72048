import { eachBlock } from '../number-kernel/each-block.ts';
import { MAX_USED, N_SLOTS, numberKernel, padded, SAMPLE_WORDS } from '../number-kernel/number-kernel.ts';
import { numbersIn } from '../table/number-source.ts';
import { sortNumbers } from '../table/sort-numbers.ts';
import type { DistinctSample } from './distinct-sample.ts';

/** So many times the estimated distinct values may be too many, and the depth right. */
const CAUTION = 1.25;

/** How far the counting of a column's distinct values has come: there is one in a thread at a time. */
export interface CountedSoFar {
  readonly depth: number;
  /** Values in the sample. */
  readonly nSampled: number;
}

/**
 * Counts what is in a sample of that depth or a deeper one: where it does not deepen, a lesser depth may have been the right one.
 * O(slots)
 */
export function beginCounting(depth = 0): void {
  const { sample } = numberKernel();
  sample.counts.fill(0);
  sample.words[SAMPLE_WORDS.used] = 0;
  sample.words[SAMPLE_WORDS.depth] = depth;
}

/** Counts the n numbers of the kernel's block. O(n), whatever they are: only those of the sample are looked up. */
export function countBlock(n: number): void {
  numberKernel().addToSample(n);
}

export function countedSoFar(): CountedSoFar {
  const { words } = numberKernel().sample;
  return { depth: words[SAMPLE_WORDS.depth]!, nSampled: words[SAMPLE_WORDS.used]! };
}

/** The sample of all that was counted. O(slots) */
export function countedSample(): DistinctSample {
  const { values: kept, counts: times } = numberKernel().sample;
  const { depth, nSampled: n } = countedSoFar();
  const values = new Float64Array(n);
  const counts = new Int32Array(n);
  for (let slot = 0, at = 0; slot < N_SLOTS; slot++) {
    if (times[slot] === 0) continue;
    values[at] = kept[slot]!;
    counts[at++] = times[slot]!;
  }
  sortNumbers(values, counts);
  return { depth, values, counts };
}

/**
 * A depth that the sample of all rows very likely goes beyond, from the values of evenly spaced ones. How many distinct values there
 * are is told by those that occur once and twice: Chao, "Nonparametric estimation of the number of classes in a population",
 * Scandinavian Journal of Statistics 11, 1984. O(slots)
 */
export function likelyDepth(sampled: Float64Array, nRows: number): number {
  const { block, sample } = numberKernel();
  const step = Math.ceil(sampled.length / block.length);
  const n = Math.floor(sampled.length / step);
  for (let i = 0; i < n; i++) block[i] = sampled[i * step]!;
  beginCounting();
  countBlock(padded(block, n));
  let once = 0;
  let twice = 0;
  for (let slot = 0; slot < N_SLOTS; slot++) {
    if (sample.counts[slot] === 1) once++;
    else if (sample.counts[slot] === 2) twice++;
  }
  const likely = Math.min(nRows, countedSoFar().nSampled + once ** 2 / (2 * Math.max(1, twice)));
  return Math.max(0, Math.floor(Math.log2(likely / (CAUTION * MAX_USED))));
}

/** O(values) */
export function sampleDistinct(values: Float64Array): DistinctSample {
  beginCounting();
  eachBlock(numbersIn(values), countBlock);
  return countedSample();
}
