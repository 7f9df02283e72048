import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import { r2Of } from '../../scoring/scorers.ts';

/** Predictions of two models for the same rows, `(nSamples,)` each. */
export interface PairedPredictions {
  readonly yTrue: Float64Array;
  readonly challenger: Float64Array;
  readonly opponent: Float64Array;
  readonly scorer: ScorerName;
  /** Equal numbers are one group; without it every row stands for itself. */
  readonly groups?: Int32Array;
}

/**
 * What a unit (a row, a group or a block of them) adds to the scores. Side by side in one array, because
 * units are drawn at random and each draw should touch one place in memory.
 */
export const SUM = {
  count: 0,
  /** Of squared errors, or of absolute errors for mae. */
  challengerError: 1,
  opponentError: 2,
  /** Of the target and its square, moved by its mean so that a far origin costs no digits. */
  target: 3,
  targetSquare: 4,
} as const;
export const N_SUMS = 5;

export interface UnitSums {
  readonly nUnits: number;
  /** `(nUnits, N_SUMS)`, unit after unit. */
  readonly values: Float64Array;
}

/**
 * Adds the errors of the rows up by unit; groups beyond `maxUnits` are dealt out to the units in turn.
 * O(nSamples).
 */
export function sumByUnit(predictions: PairedPredictions, maxUnits: number): UnitSums {
  const { yTrue, challenger, opponent, scorer } = predictions;
  const { unitOf, nUnits } = dealOut(predictions, maxUnits);
  const centre = yTrue.reduce((sum, value) => sum + value, 0) / yTrue.length;
  const size = scorer === 'mae' ? Math.abs : (error: number) => error * error;
  const values = new Float64Array(nUnits * N_SUMS);
  for (let row = 0; row < yTrue.length; row++) {
    const at = unitOf[row]! * N_SUMS;
    const target = yTrue[row]! - centre;
    values[at + SUM.count]! += 1;
    values[at + SUM.challengerError]! += size(challenger[row]! - yTrue[row]!);
    values[at + SUM.opponentError]! += size(opponent[row]! - yTrue[row]!);
    values[at + SUM.target]! += target;
    values[at + SUM.targetSquare]! += target * target;
  }
  return { nUnits, values };
}

/**
 * Opponent's loss minus challenger's, from the sums over some units; a loss is the score, or minus it where
 * greater is better.
 */
export function lossDifference(scorer: ScorerName, totals: Float64Array): number {
  return (
    lossOf(scorer, totals[SUM.opponentError]!, totals) - lossOf(scorer, totals[SUM.challengerError]!, totals)
  );
}

function lossOf(scorer: ScorerName, errorSum: number, totals: Float64Array): number {
  const n = totals[SUM.count]!;
  switch (scorer) {
    case 'mae':
      return errorSum / n;
    case 'rmse':
      return Math.sqrt(errorSum / n);
    case 'r2':
      return -r2Of({ n, squaredError: errorSum, variation: variationOf(totals) });
  }
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

/** The unit of each row, `(nSamples,)`: its group, numbered by first appearance, modulo `maxUnits`. */
function dealOut(
  { yTrue, groups }: PairedPredictions,
  maxUnits: number,
): { unitOf: Int32Array; nUnits: number } {
  const numbers = new Map<number, number>();
  const unitOf = Int32Array.from(yTrue, (_, row) => {
    if (groups === undefined) return row % maxUnits;
    const number = numbers.get(groups[row]!) ?? numbers.size;
    numbers.set(groups[row]!, number);
    return number % maxUnits;
  });
  return { unitOf, nUnits: Math.min(maxUnits, groups === undefined ? yTrue.length : numbers.size) };
}
