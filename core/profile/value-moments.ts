import { type ColumnMoments, EMPTY_MOMENTS, mergeMoments } from '../cleaning/column-moments.ts';
import { eachBlock } from '../number-kernel/each-block.ts';
import { numberKernel } from '../number-kernel/number-kernel.ts';
import { numbersIn } from '../table/number-source.ts';
import type { SignCounts } from './sign-counts.ts';

const STRETCH = 1024;

export type MomentsAndSigns = ColumnMoments & SignCounts;

/**
 * The moments of the values without `NaN`, read once, stretch by stretch, each about the mean of those before it; stretches are put
 * together by Chan's formula (Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The American
 * Statistician 37, 1983). In that formula every stretch but the first adds at least half of its squared distance from the mean
 * before it, so that the squares about that mean are at most three times the result, and their rounding errors as small.
 * Values at even and at odd places of a stretch are added apart, since a sum waits for the one before.
 */
export class MomentsOfBlocks {
  #whole = EMPTY_MOMENTS;
  /** Infinite values, and those whose sum is infinite, are counted; they have neither a mean nor a spread. */
  #isFinite = true;
  #zeros = 0;
  #negatives = 0;

  /** Adds the n numbers of the kernel's block. O(n) */
  addBlock(n: number): void {
    for (let from = 0; from < n; from += STRETCH) this.#add(from, Math.min(STRETCH, n - from));
  }

  result(): MomentsAndSigns {
    const { n, mean, m2, min, max } = this.#whole;
    const spread = this.#isFinite ? { mean, m2 } : { mean: Number.NaN, m2: Number.NaN };
    return { n, ...spread, min: min + 0, max: max + 0, zeros: this.#zeros, negatives: this.#negatives };
  }

  #add(from: number, length: number): void {
    const whole = this.#whole;
    let moments = momentsAbout(from, length, this.#isFinite ? whole.mean : 0);
    this.#zeros += moments.zeros;
    this.#negatives += moments.negatives;
    // What is about a mean of fewer values may be far from it: such a stretch is read again about its own mean.
    if (this.#isFinite && moments.n > whole.n) {
      const { mean } = momentsAbout(from, length, firstValue(from, length));
      moments = momentsAbout(from, length, mean);
    }
    this.#whole = mergeMoments(whole, moments);
    const { mean, min, max } = this.#whole;
    if (!Number.isFinite(mean) || min === -Infinity || max === Infinity) this.#isFinite = false;
  }
}

/** O(values) */
export function valueMoments(values: Float64Array): MomentsAndSigns {
  const moments = new MomentsOfBlocks();
  eachBlock(numbersIn(values), (n) => moments.addBlock(n));
  return moments.result();
}

/** Of a stretch of the kernel's block. */
function momentsAbout(from: number, length: number, about: number): MomentsAndSigns {
  const { moments, momentsAbout: compute } = numberKernel();
  compute(from, length, about);
  const [n, min, max] = [moments[0]!, moments[5]!, moments[6]!];
  const signs = { min, max, zeros: moments[7]!, negatives: moments[8]! };
  if (n === 0) return { n, mean: 0, m2: 0, ...signs };
  const sum = moments[1]! + moments[2]!;
  const squares = moments[3]! + moments[4]!;
  return { n, mean: about + sum / n, m2: Math.max(0, squares - (sum * sum) / n), ...signs };
}

/** The moments of ascending numbers that occur several times each; at least one. O(values) */
export function momentsOfCounted(values: Float64Array, times: Int32Array): ColumnMoments {
  const min = values[0]!;
  const max = values[values.length - 1]!;
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    n += times[i]!;
    sum += times[i]! * (values[i]! - min);
  }
  const mean = min + sum / n;
  let rest = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! - mean;
    rest += times[i]! * distance;
    squares += times[i]! * distance * distance;
  }
  return { n, mean: mean + rest / n, m2: Math.max(0, squares - (rest * rest) / n), min, max };
}

function firstValue(from: number, length: number): number {
  const { block } = numberKernel();
  for (let i = from; i < from + length; i++) if (!Number.isNaN(block[i]!)) return block[i]!;
  return 0;
}
