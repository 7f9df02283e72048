import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { leastSquaresSettings } from './least-squares/settings.ts';

/**
 * Ordinary least squares, the solution of least norm where there are several: scikit-learn's LinearRegression.
 * Parameter: `fitIntercept` (default true).
 */
export const linear: Estimator = {
  name: 'linear',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity: () => 1,
  fit(X, y, params, options = {}) {
    const settings = leastSquaresSettings('linear', params);
    return fitLinearModel(X, y, { estimator: 'linear', params, ...settings, ...options });
  },
  predict: predictLinearModel,
};
