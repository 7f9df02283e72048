import { DataRefusedError } from '../errors.ts';

export interface TwoFits {
  readonly estimator: string;
  readonly y: Float64Array;
  /** Predictions of the library's fit, by normal equations. */
  readonly found: Float64Array;
  /** Predictions of the minimum of least squares. */
  readonly best: Float64Array;
}

/**
 * Normal equations square the condition number and say nothing when they fail. A fit that leaves more than a millionth above
 * the least possible sum of squares (or 1e-12 of the target's variation, for exact fits) is refused. O(n).
 */
export function refuseLostPrecision({ estimator, y, found, best }: TwoFits): void {
  const mean = y.reduce((sum, value) => sum + value / y.length, 0);
  const least = sumOfSquares(y, best);
  const variation = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (sumOfSquares(y, found) <= least * (1 + 1e-6) + variation * 1e-12) return;
  throw new DataRefusedError({
    where: `${estimator} fit`,
    found: 'the features are so nearly dependent that the normal equations lost the solution',
    todo: 'Use linear or ridge, or fewer features or a lower degree',
  });
}

function sumOfSquares(y: Float64Array, predictions: Float64Array): number {
  return y.reduce((sum, value, i) => sum + (value - predictions[i]!) ** 2, 0);
}
