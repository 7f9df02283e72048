import { countClasses, probabilitiesOf } from './check-rows.ts';
import type { ScoredRows } from './scorer.ts';

/** A score that is a function of the mean of a value of each row. */
export interface MeanScore {
  /** What each row adds, asked by its index; the rows are checked first. */
  readonly rowValue: (rows: ScoredRows) => (row: number) => number;
  /** @default the mean itself */
  readonly ofMean?: (mean: number) => number;
}

/** By scikit-learn's definitions, whose functions are named. */
export const MEAN_SCORES = {
  /** `mean_squared_error` */
  mse: { rowValue: squaredErrors },
  /** `root_mean_squared_error` */
  rmse: { rowValue: squaredErrors, ofMean: Math.sqrt },
  /** `mean_absolute_error` */
  mae: { rowValue: absoluteErrors },
  /** `mean_absolute_percentage_error`: a share, not a percentage. */
  mape: { rowValue: relativeErrors },
  /** `mean_squared_log_error` */
  msle: { rowValue: squaredLogErrors },
  /** `accuracy_score` */
  accuracy: { rowValue: hits },
  /** `log_loss` with `labels`: a class that no row has is allowed. */
  logLoss: { rowValue: logLosses },
  /** `brier_score_loss` with `labels`. */
  brier: { rowValue: brierLosses },
} satisfies { readonly [name: string]: MeanScore };

export type MeanScorerName = keyof typeof MEAN_SCORES;

export function isMeanScorer(name: string): name is MeanScorerName {
  return name in MEAN_SCORES;
}

/** `NaN` without rows. O(n), for probabilities O(n x classes). */
export function meanScore({ rowValue, ofMean = (mean) => mean }: MeanScore, rows: ScoredRows): number {
  const value = rowValue(rows);
  const n = rows.yTrue.length;
  let sum = 0;
  for (let row = 0; row < n; row++) sum += value(row);
  return ofMean(sum / n);
}

function squaredErrors({ yTrue, yPred }: ScoredRows) {
  return (row: number) => square(yTrue[row]! - yPred[row]!);
}

function absoluteErrors({ yTrue, yPred }: ScoredRows) {
  return (row: number) => Math.abs(yTrue[row]! - yPred[row]!);
}

/** A truth of 0 counts as the smallest step at 1, which makes the score large but finite. */
function relativeErrors({ yTrue, yPred }: ScoredRows) {
  return (row: number) => {
    const truth = yTrue[row]!;
    return Math.abs(truth - yPred[row]!) / Math.max(Math.abs(truth), Number.EPSILON);
  };
}

/** Not defined where a truth or a prediction is -1 or less: scikit-learn refuses those. */
function squaredLogErrors({ yTrue, yPred }: ScoredRows) {
  return (row: number) => {
    const truth = yTrue[row]!;
    const predicted = yPred[row]!;
    if (!(truth > -1 && predicted > -1)) return Number.NaN;
    return square(Math.log1p(truth) - Math.log1p(predicted));
  };
}

function hits(rows: ScoredRows) {
  countClasses(rows);
  const { yTrue, yPred } = rows;
  return (row: number) => (yTrue[row] === yPred[row] ? 1 : 0);
}

/** Probabilities are cut at the smallest step from 0 and from 1, so that a sure error costs 36, not infinity. */
function logLosses(rows: ScoredRows) {
  const nClasses = countClasses(rows);
  const probabilities = probabilitiesOf(rows);
  return (row: number) => {
    const probability = probabilities[row * nClasses + rows.yTrue[row]!]!;
    return -Math.log(Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON));
  };
}

/** Squared distance from the certain and right answer; of two classes half of it, so that it is at most 1. */
function brierLosses(rows: ScoredRows) {
  const nClasses = countClasses(rows);
  const probabilities = probabilitiesOf(rows);
  const scale = nClasses < 3 ? 0.5 : 1;
  return (row: number) => {
    const truth = rows.yTrue[row]!;
    let sum = 0;
    for (let index = 0; index < nClasses; index++) {
      sum += square((index === truth ? 1 : 0) - probabilities[row * nClasses + index]!);
    }
    return scale * sum;
  };
}

/** The power operator takes several times as long. */
function square(value: number): number {
  return value * value;
}
