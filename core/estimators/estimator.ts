import type { LearningTask } from '../contracts/learning-task.ts';
import type { FittedModel, Params } from '../contracts/model-artefact.ts';
import type { DesignMatrix } from './design-matrix.ts';

export type { LearningTask };

export interface FitOptions {
  /**
   * Names of the classes, at least 2; `y` then holds indices into them. Of two, the last is the positive one.
   * @default null: `y` holds numbers
   */
  readonly classes?: readonly string[] | null;
  /** `(nSamples,)`, finite, at least 0 and not all 0: how often a row counts. @default null: once */
  readonly sampleWeight?: Float64Array | null;
}

/** What one candidate predicts for some rows. */
export interface Prediction {
  /** `(nSamples,)`: numbers, or indices into the classes */
  readonly yPred: Float64Array;
  /** `(nSamples, nClasses)` row by row, each row adding up to 1; null where the estimator has none. */
  readonly probabilities: Float64Array | null;
}

export interface PathPrediction extends Prediction {
  readonly solver: string | null;
}

/** One training and one test part, for several candidates. */
export interface PathFit extends FitOptions {
  readonly train: DesignMatrix;
  /** `(train.nSamples,)` */
  readonly yTrain: Float64Array;
  readonly test: DesignMatrix;
}

/** A learning algorithm: what its settings mean, how it fits, and how what it fitted predicts. */
export interface Estimator {
  readonly name: string;
  readonly tasks: readonly LearningTask[];
  /** Whether it fits with `sampleWeight`. @default false */
  readonly takesWeights?: boolean;
  /** Candidates of one family share their work. */
  readonly family: string;
  /**
   * Orders candidates from simple to complex where their scores do not: 0 predicts a constant, 1 is a linear model of all
   * features without a penalty.
   */
  readonly complexity: (params: Params) => number;
  /** `false`: fits and predicts without a look at the columns, which need not be made then. @default true */
  readonly usesFeatures?: boolean;
  /**
   * @param y `(nSamples,)`, finite; with `options.classes`, indices into them
   * @throws ConfigurationError for a parameter that cannot be used
   * @throws DataRefusedError for data that cannot be fitted, so that a fit is finite or fails
   */
  readonly fit: (X: DesignMatrix, y: Float64Array, params: Params, options?: FitOptions) => FittedModel;
  /**
   * `(nSamples,)`: numbers, or indices into the classes. `model` may come from JSON.
   * @throws DataRefusedError for an `X` that the model was not fitted for
   */
  readonly predict: (model: FittedModel, X: DesignMatrix) => Float64Array;
  /** `(nSamples, nClasses)` row by row, each row adding up to 1: of a model that was fitted to classes, where it has them. */
  readonly predictProbabilities?: (model: FittedModel, X: DesignMatrix) => Float64Array;
  /**
   * What several candidates, fitted on one training part, predict for one test part, in their order; a candidate that fails has
   * its error in place of a prediction. For estimators whose candidates share work. Equal to `fit` and `predict` one by one,
   * to rounding (or the tolerance of an iteration). @default one by one
   */
  readonly predictPath?: (
    task: PathFit,
    candidates: readonly Params[],
  ) => readonly (PathPrediction | Error)[];
}
