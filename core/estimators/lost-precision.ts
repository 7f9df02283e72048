import { DataRefusedError } from '../errors.ts';
import { meanOf } from '../linear-algebra/mean.ts';

interface TwoFits {
  readonly estimator: string;
  readonly y: Float64Array;
  /** Predictions of the library's fit, by normal equations. */
  readonly found: Float64Array;
  /** Predictions of the minimum of least squares. */
  readonly best: Float64Array;
}

/** Holds a fit against the minimum on the rows. O(n). */
export function refuseLostPrecision({ estimator, y, found, best }: TwoFits): void {
  const mean = meanOf(y);
  const least = sumOfSquares(y, best);
  const variation = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  refuseLossAbove(estimator, { excess: sumOfSquares(y, found) - least, least, variation });
}

interface Loss {
  /** What the fit's sum of squares is above the least one. */
  readonly excess: number;
  readonly least: number;
  /** The target's, about its mean. */
  readonly variation: number;
}

/**
 * Normal equations square the condition number and say nothing when they fail. A fit that leaves more than a millionth above
 * the least possible sum of squares (or 1e-12 of the target's variation, for exact fits) is refused.
 */
export function refuseLossAbove(estimator: string, { excess, least, variation }: Loss): void {
  if (excess <= least * 1e-6 + variation * 1e-12) return;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: 'the features are so nearly dependent that the normal equations lost the solution',
    todo: 'Use linear or ridge, or fewer features or a lower degree',
  });
}

function sumOfSquares(y: Float64Array, predictions: Float64Array): number {
  return y.reduce((sum, value, i) => sum + (value - predictions[i]!) ** 2, 0);
}
