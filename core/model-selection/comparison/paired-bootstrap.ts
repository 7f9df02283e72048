import { quantile } from '../../cleaning/quantile.ts';
import { type RandomSource, randomInteger, seededGenerator } from '../../random/seeded-generator.ts';
import { bootstrapTail } from './bootstrap-tail.ts';
import { pairedLoss } from './paired-loss.ts';
import type { PairedPredictions } from './paired-predictions.ts';

export interface BootstrapTask extends PairedPredictions {
  /** Of the one-sided bound, in [0.5, 1). */
  readonly confidence: number;
  readonly seed: number;
  /** @default 2000: another seed then moves a 95% bound by about 5% of the differences' standard deviation */
  readonly nResamples?: number;
}

/** Of the difference in loss, opponent minus challenger, so that above 0 the challenger is better. */
export interface BootstrapDifference {
  readonly estimate: number;
  readonly lowerBound: number;
}

/**
 * Beyond so many rows (or groups) they are dealt out into this many blocks, and blocks are resampled: means
 * of independent rows are as independent, and 10,000 of them show the spread to 1%.
 */
const MAX_UNITS = 10_000;

/**
 * The difference in loss between two models on the same rows, with the one-sided percentile bound of a paired
 * bootstrap: both models are scored on each resample of the rows (or of whole groups, whose rows are not
 * independent), and the bound is a low quantile of the differences, linearly interpolated: the `1 -
 * confidence` one, a little lower for few units (see `bootstrapTail`). A resample on which the score is not defined, such as
 * rocAuc without a row of one class, shows no difference. O(nSamples + nResamples x min(nUnits,
 * 10,000)), no allocation in the loop; by a score of the order of rows (see `pairedLoss`) O(nResamples x nSamples).
 * Source: Efron, Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
 */
export function pairedBootstrap(task: BootstrapTask): BootstrapDifference {
  const { confidence, seed, nResamples = 2000 } = task;
  const { nUnits, difference } = pairedLoss(task, MAX_UNITS);
  const estimate = difference((draw) => draw);
  if (Number.isNaN(estimate)) return { estimate, lowerBound: estimate };
  const drawUnit = unitDrawer(seededGenerator(seed), nUnits);
  const differences = new Float64Array(nResamples);
  for (let resample = 0; resample < nResamples; resample++) {
    const found = difference(drawUnit);
    differences[resample] = Number.isNaN(found) ? 0 : found;
  }
  const tail = bootstrapTail(task, 1 - confidence, nUnits);
  return { estimate, lowerBound: quantile(differences.sort(), tail) };
}

function unitDrawer(random: RandomSource, nUnits: number): (draw: number) => number {
  return () => randomInteger(random, nUnits);
}
