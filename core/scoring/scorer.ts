import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { LearningTask, Prediction } from '../estimators/estimator.ts';

/** What is scored: the truth of some rows, and what a model says of them. */
export interface ScoredRows extends Prediction {
  /** `(nSamples,)`: numbers, or indices into `classes` */
  readonly yTrue: Float64Array;
  /** Of two classes the last is the positive one; null where numbers are predicted. */
  readonly classes: readonly string[] | null;
}

export interface Scorer {
  readonly name: ScorerName;
  readonly task: LearningTask;
  readonly greaterIsBetter: boolean;
  /** Whether `probabilities` are looked at, which then must be there. */
  readonly needsProbabilities: boolean;
  /** `NaN` where the score is not defined. @throws DataRefusedError for arrays of unequal lengths */
  readonly score: (rows: ScoredRows) => number;
}

/** Numbers and their predictions, as the scorers of regression take them. */
export function scoredNumbers(yTrue: Float64Array, yPred: Float64Array): ScoredRows {
  return { yTrue, yPred, probabilities: null, classes: null };
}
