import type { Metrics } from '../contracts/monitoring.ts';

/** What the metrics of a window need to know about its records: adds up, merges, and is finished into numbers. */
export interface ErrorSums {
  /** Predictions. */
  readonly n: number;
  readonly nLabelled: number;
  /** Of prediction minus actual, over the labelled records. */
  readonly sumError: number;
  readonly sumAbsError: number;
  readonly sumSquaredError: number;
  /** Mean of the actual values, and the sum of their squared distances from it. */
  readonly meanActual: number;
  readonly m2Actual: number;
  readonly nCells: number;
  readonly nMissingCells: number;
}

/** One prediction as the sums see it; `actual` is `null` while there is no label. */
export interface Observation {
  readonly prediction: number;
  readonly actual: number | null;
  readonly nCells: number;
  readonly nMissingCells: number;
}

export function emptyErrorSums(): ErrorSums {
  return {
    n: 0,
    nLabelled: 0,
    sumError: 0,
    sumAbsError: 0,
    sumSquaredError: 0,
    meanActual: 0,
    m2Actual: 0,
    nCells: 0,
    nMissingCells: 0,
  };
}

/** The sums of one observation alone; `mergeErrorSums` adds it to others. */
export function errorSumsOf({ prediction, actual, nCells, nMissingCells }: Observation): ErrorSums {
  if (actual === null) return { ...emptyErrorSums(), n: 1, nCells, nMissingCells };
  const error = prediction - actual;
  return {
    n: 1,
    nLabelled: 1,
    sumError: error,
    sumAbsError: Math.abs(error),
    sumSquaredError: error * error,
    meanActual: actual,
    m2Actual: 0,
    nCells,
    nMissingCells,
  };
}

/**
 * The sums of both together. Counts are exact; the moments are merged by the formula of Chan, Golub and LeVeque (Updating
 * formulae and a pairwise algorithm for computing sample variances, 1979), which keeps its digits far from the origin.
 */
export function mergeErrorSums(a: ErrorSums, b: ErrorSums): ErrorSums {
  const nLabelled = a.nLabelled + b.nLabelled;
  const delta = b.meanActual - a.meanActual;
  const shareOfB = nLabelled === 0 ? 0 : b.nLabelled / nLabelled;
  return {
    n: a.n + b.n,
    nLabelled,
    sumError: a.sumError + b.sumError,
    sumAbsError: a.sumAbsError + b.sumAbsError,
    sumSquaredError: a.sumSquaredError + b.sumSquaredError,
    meanActual: a.meanActual + delta * shareOfB,
    m2Actual: a.m2Actual + b.m2Actual + delta * delta * a.nLabelled * shareOfB,
    nCells: a.nCells + b.nCells,
    nMissingCells: a.nMissingCells + b.nMissingCells,
  };
}

/**
 * The metrics of the sums. One that the records do not define is left out: the errors without a label, `r2` below two
 * labels, `missingRatio` without features. Definitions are scikit-learn's (`root_mean_squared_error`, `mean_absolute_error`,
 * `r2_score`, where a constant truth gives 1 if it is met exactly and 0 otherwise); `bias` is the mean of prediction minus
 * actual.
 */
export function finishErrorSums(sums: ErrorSums): Metrics {
  const { n, nLabelled, nCells } = sums;
  return {
    ...(nLabelled > 0 && {
      rmse: Math.sqrt(sums.sumSquaredError / nLabelled),
      mae: sums.sumAbsError / nLabelled,
      ...definedR2(sums),
      bias: sums.sumError / nLabelled,
    }),
    count: n,
    ...(nCells > 0 && { missingRatio: sums.nMissingCells / nCells }),
    ...(n > 0 && { labelCoverage: nLabelled / n }),
  };
}

function definedR2({ nLabelled, sumSquaredError, m2Actual }: ErrorSums): Metrics {
  if (nLabelled < 2) return {};
  if (m2Actual === 0) return { r2: sumSquaredError === 0 ? 1 : 0 };
  const r2 = 1 - sumSquaredError / m2Actual;
  // A spread so small that the quotient overflows.
  return Number.isFinite(r2) ? { r2 } : {};
}
