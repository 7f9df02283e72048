import type { FittedModel, Params } from '../contracts/model-artefact.ts';
import type { DesignMatrix } from './design-matrix.ts';

/** A learning algorithm: what its settings mean, how it fits, and how what it fitted predicts. */
export interface Estimator {
  readonly name: string;
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
   * @param y `(nSamples,)`, finite
   * @throws ConfigurationError for a parameter that cannot be used
   * @throws DataRefusedError for data that cannot be fitted, so that a fit is finite or fails
   */
  readonly fit: (X: DesignMatrix, y: Float64Array, params: Params) => FittedModel;
  /**
   * `(nSamples,)`. `model` may come from JSON.
   * @throws DataRefusedError for an `X` that the model was not fitted for
   */
  readonly predict: (model: FittedModel, X: DesignMatrix) => Float64Array;
}
