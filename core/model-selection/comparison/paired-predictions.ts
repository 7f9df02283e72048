import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { Prediction } from '../../estimators/estimator.ts';

/** What two models predict for the same rows. */
export interface PairedPredictions {
  /** `(nSamples,)`: numbers, or indices into the classes */
  readonly yTrue: Float64Array;
  /** Names of the classes; null where numbers are predicted. */
  readonly classes: readonly string[] | null;
  readonly challenger: Prediction;
  readonly opponent: Prediction;
  readonly scorer: ScorerName;
  /** Equal numbers are one group; without it every row stands for itself. */
  readonly groups?: Int32Array;
}

/** Opponent's loss minus challenger's, over the same units of rows, which are drawn with replacement. */
export interface PairedLoss {
  readonly nUnits: number;
  /**
   * Over as many units as there are, each the one that `choose` names; a loss is the score, or minus it where greater is better.
   * `NaN` where the score is not defined.
   */
  readonly difference: (choose: (draw: number) => number) => number;
}

/** Rows that are drawn together. */
export interface Units {
  readonly nUnits: number;
  /** `(nSamples,)` */
  readonly unitOf: Int32Array;
}
