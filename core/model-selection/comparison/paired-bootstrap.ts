import { quantile } from '../../cleaning/quantile.ts';
import { type RandomSource, randomInteger, seededGenerator } from '../../random/seeded-generator.ts';
import { expandedTail } from './expanded-tail.ts';
import {
  lossDifference,
  N_SUMS,
  type PairedPredictions,
  SUM,
  sumByUnit,
  type UnitSums,
} from './paired-errors.ts';

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
 * confidence` one, a little lower for few units (see `expandedTail`). O(nSamples + nResamples x min(nUnits,
 * 10,000)), no allocation in the loop.
 * Source: Efron, Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
 */
export function pairedBootstrap(task: BootstrapTask): BootstrapDifference {
  const { scorer, confidence, seed, nResamples = 2000 } = task;
  const units = sumByUnit(task, MAX_UNITS);
  const totals = new Float64Array(N_SUMS);
  addUnits(units, totals, (draw) => draw);
  const estimate = lossDifference(scorer, totals);
  const drawUnit = unitDrawer(seededGenerator(seed), units.nUnits);
  const differences = new Float64Array(nResamples);
  for (let resample = 0; resample < nResamples; resample++) {
    addUnits(units, totals, drawUnit);
    differences[resample] = lossDifference(scorer, totals);
  }
  const tail = expandedTail(1 - confidence, units.nUnits);
  return { estimate, lowerBound: quantile(differences.sort(), tail) };
}

function unitDrawer(random: RandomSource, nUnits: number): (draw: number) => number {
  return () => randomInteger(random, nUnits);
}

/** Sums as many units as there are, each the one that `choose` names, into `totals`. */
function addUnits(
  { nUnits, values }: UnitSums,
  totals: Float64Array,
  choose: (draw: number) => number,
): void {
  let count = 0;
  let challengerError = 0;
  let opponentError = 0;
  let target = 0;
  let targetSquare = 0;
  for (let draw = 0; draw < nUnits; draw++) {
    const at = choose(draw) * N_SUMS;
    count += values[at + SUM.count]!;
    challengerError += values[at + SUM.challengerError]!;
    opponentError += values[at + SUM.opponentError]!;
    target += values[at + SUM.target]!;
    targetSquare += values[at + SUM.targetSquare]!;
  }
  totals[SUM.count] = count;
  totals[SUM.challengerError] = challengerError;
  totals[SUM.opponentError] = opponentError;
  totals[SUM.target] = target;
  totals[SUM.targetSquare] = targetSquare;
}
