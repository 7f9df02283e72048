import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';

/**
 * Ordinary least squares, the solution of least norm where there are several: scikit-learn's LinearRegression.
 * Parameter: `fitIntercept` (default true).
 */
export const linear: Estimator = {
  name: 'linear',
  tasks: ['regression'],
  family: 'leastSquares',
  complexity: () => 1,
  fit(X, y, params) {
    return fitLinearModel(X, y, { estimator: 'linear', params });
  },
  predict: predictLinearModel,
};
