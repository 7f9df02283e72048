import type { ScorerName } from '../contracts/config/scorer-names.ts';
import { DataRefusedError } from '../errors.ts';

export interface Scorer {
  readonly name: ScorerName;
  readonly greaterIsBetter: boolean;
  /** Of two `(nSamples,)`; `NaN` where the score is not defined. O(nSamples). @throws DataRefusedError for unequal lengths */
  readonly score: (yTrue: Float64Array, yPred: Float64Array) => number;
}

/** Metrics of regression as scikit-learn defines them, with our sign: an error is positive. */
export const SCORERS: Readonly<Record<ScorerName, Scorer>> = {
  rmse: {
    name: 'rmse',
    greaterIsBetter: false,
    score: (yTrue, yPred) => Math.sqrt(squaredError(yTrue, yPred) / yTrue.length),
  },
  mae: {
    name: 'mae',
    greaterIsBetter: false,
    score(yTrue, yPred) {
      refuseUnequal(yTrue, yPred);
      let sum = 0;
      for (let i = 0; i < yTrue.length; i++) sum += Math.abs(yTrue[i]! - yPred[i]!);
      return sum / yTrue.length;
    },
  },
  r2: {
    name: 'r2',
    greaterIsBetter: true,
    score: (yTrue, yPred) =>
      r2Of({ n: yTrue.length, squaredError: squaredError(yTrue, yPred), variation: variationOf(yTrue) }),
  },
};

export interface R2Sums {
  readonly n: number;
  readonly squaredError: number;
  /** Sum of squared deviations of the truth from its mean; exactly 0 for a constant truth. */
  readonly variation: number;
}

/** Share of the variation explained. For a constant truth 1 if perfect, else 0; below 2 samples not defined. */
export function r2Of({ n, squaredError, variation }: R2Sums): number {
  if (n < 2) return Number.NaN;
  if (variation === 0) return squaredError === 0 ? 1 : 0;
  return 1 - squaredError / variation;
}

function squaredError(yTrue: Float64Array, yPred: Float64Array): number {
  refuseUnequal(yTrue, yPred);
  let sum = 0;
  for (let i = 0; i < yTrue.length; i++) {
    const error = yTrue[i]! - yPred[i]!;
    sum += error * error;
  }
  return sum;
}

/** The rounded mean of equal values may differ from them, so that constancy is looked at first. */
function variationOf(y: Float64Array): number {
  if (y.every((value) => value === y[0])) return 0;
  const about = y[0]!;
  const mean = about + y.reduce((sum, value) => sum + (value - about), 0) / y.length;
  return y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function refuseUnequal(yTrue: Float64Array, yPred: Float64Array): void {
  if (yTrue.length === yPred.length) return;
  throw new DataRefusedError({
    where: 'score',
    found: `${yTrue.length} true values and ${yPred.length} predictions`,
    allowed: 'as many of one as of the other',
  });
}
