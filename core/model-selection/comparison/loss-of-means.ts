import { r2Of } from '../../scoring/error-sums.ts';
import { MEAN_SCORES, type MeanScore, type MeanScorerName } from '../../scoring/mean-scores.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { PairedLoss, PairedPredictions, Units } from './paired-predictions.ts';

/**
 * What a unit (a row, a group or a block of them) adds to the scores. Side by side in one array, because
 * units are drawn at random and each draw should touch one place in memory.
 */
const SUM = {
  count: 0,
  /** Of the value whose mean the score is of: the squared error, for one. */
  challengerError: 1,
  opponentError: 2,
  /** Of the target and its square, moved by its mean so that a far origin costs no digits. */
  target: 3,
  targetSquare: 4,
} as const;
const N_SUMS = 5;

/** By a score that is a function of a mean, or r2. O(nSamples), and O(nUnits) a difference. */
export function lossOfMeans(
  predictions: PairedPredictions & { readonly scorer: MeanScorerName | 'r2' },
  units: Units,
): PairedLoss {
  const { scorer } = predictions;
  const { nUnits } = units;
  const values = sumByUnit(predictions, units);
  const totals = new Float64Array(N_SUMS);
  const lossOf = scorer === 'r2' ? r2Loss : meanLoss(scorer);
  return {
    nUnits,
    difference: (choose) => {
      addUnits({ nUnits, values }, totals, choose);
      return lossOf(totals[SUM.opponentError]!, totals) - lossOf(totals[SUM.challengerError]!, totals);
    },
  };
}

function sumByUnit(
  { yTrue, classes, challenger, opponent, scorer }: Parameters<typeof lossOfMeans>[0],
  { nUnits, unitOf }: Units,
): Float64Array {
  const centre = yTrue.reduce((sum, value) => sum + value, 0) / yTrue.length;
  const { rowValue }: MeanScore = MEAN_SCORES[scorer === 'r2' ? 'mse' : scorer];
  const challengerValue = rowValue({ yTrue, classes, ...challenger });
  const opponentValue = rowValue({ yTrue, classes, ...opponent });
  const values = new Float64Array(nUnits * N_SUMS);
  for (let row = 0; row < yTrue.length; row++) {
    const at = unitOf[row]! * N_SUMS;
    const target = yTrue[row]! - centre;
    values[at + SUM.count]! += 1;
    values[at + SUM.challengerError]! += challengerValue(row);
    values[at + SUM.opponentError]! += opponentValue(row);
    values[at + SUM.target]! += target;
    values[at + SUM.targetSquare]! += target * target;
  }
  return values;
}

/** Sums as many units as there are, each the one that `choose` names, into `totals`. */
function addUnits(
  { nUnits, values }: { nUnits: number; values: Float64Array },
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

function meanLoss(scorer: MeanScorerName): (errorSum: number, totals: Float64Array) => number {
  const { ofMean = (mean) => mean }: MeanScore = MEAN_SCORES[scorer];
  const sign = SCORERS[scorer].greaterIsBetter ? -1 : 1;
  return (errorSum, totals) => sign * ofMean(errorSum / totals[SUM.count]!);
}

function r2Loss(squaredError: number, totals: Float64Array): number {
  return -r2Of({ n: totals[SUM.count]!, squaredError, variation: variationOf(totals) });
}

/**
 * A resample that repeats one row leaves rounding where there is no variation, and rounding is nothing to
 * explain.
 */
function variationOf(totals: Float64Array): number {
  const targetSquare = totals[SUM.targetSquare]!;
  const n = totals[SUM.count]!;
  const variation = targetSquare - totals[SUM.target]! ** 2 / n;
  return variation <= Number.EPSILON * n * targetSquare ? 0 : variation;
}
