import type { ScorerName } from '../contracts/config/scorer-names.ts';
import { DataRefusedError } from '../errors.ts';
import { meanOf } from '../linear-algebra/mean.ts';
import type { ScoredRows, Scorer } from './scorer.ts';

/** Metrics of regression as scikit-learn defines them, with our sign: an error is positive. */
export const SCORERS: Readonly<Record<ScorerName, Scorer>> = {
  rmse: ofSums('rmse', false),
  mae: ofSums('mae', false),
  r2: ofSums('r2', true),
};

function ofSums(name: ScorerName, greaterIsBetter: boolean): Scorer {
  const score = ({ yTrue, yPred }: ScoredRows) => scoreOf(name, yTrue, yPred);
  return { name, task: 'regression', greaterIsBetter, needsProbabilities: false, score };
}

interface SquaredSums {
  readonly n: number;
  readonly squaredError: number;
  /** Sum of squared deviations of the truth from its mean; exactly 0 for a constant truth. */
  readonly variation: number;
}

interface ErrorSums extends SquaredSums {
  readonly absoluteError: number;
}

/** The score that sums over the samples come down to. O(1). */
export function scoreFromSums(name: ScorerName, sums: ErrorSums): number {
  if (name === 'rmse') return Math.sqrt(sums.squaredError / sums.n);
  if (name === 'mae') return sums.absoluteError / sums.n;
  return r2Of(sums);
}

/** Share of the variation explained. For a constant truth 1 if perfect, else 0; below 2 samples not defined. */
export function r2Of({ n, squaredError, variation }: SquaredSums): number {
  if (n < 2) return Number.NaN;
  if (variation === 0) return squaredError === 0 ? 1 : 0;
  return 1 - squaredError / variation;
}

/**
 * The sum of squared deviations from the mean. The rounded mean of equal values may differ from them, so that constancy is
 * looked at first. O(n).
 */
export function variationOf(y: Float64Array): number {
  if (y.every((value) => value === y[0])) return 0;
  const mean = meanOf(y);
  return y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function scoreOf(name: ScorerName, yTrue: Float64Array, yPred: Float64Array): number {
  refuseUnequal(yTrue, yPred);
  let absoluteError = 0;
  let squaredError = 0;
  for (let i = 0; i < yTrue.length; i++) {
    const error = yTrue[i]! - yPred[i]!;
    absoluteError += Math.abs(error);
    squaredError += error * error;
  }
  const variation = name === 'r2' ? variationOf(yTrue) : 0;
  return scoreFromSums(name, { n: yTrue.length, absoluteError, squaredError, variation });
}

function refuseUnequal(yTrue: Float64Array, yPred: Float64Array): void {
  if (yTrue.length === yPred.length) return;
  throw new DataRefusedError({
    where: 'score',
    found: `${yTrue.length} true values and ${yPred.length} predictions`,
    allowed: 'as many of one as of the other',
  });
}
