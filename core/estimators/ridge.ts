import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { leastSquaresSettings } from './least-squares/settings.ts';

/**
 * Least squares with the penalty `alpha |coef|^2`, the intercept not penalised: scikit-learn's Ridge, and `linear` where
 * `alpha` is 0. Parameters: `alpha` (default 1), `fitIntercept` (default true).
 */
export const ridge: Estimator = {
  name: 'ridge',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity: (params) => 1 / (1 + leastSquaresSettings('ridge', params).alpha),
  fit(X, y, params, options = {}) {
    const settings = leastSquaresSettings('ridge', params);
    return fitLinearModel(X, y, { estimator: 'ridge', params, ...settings, ...options });
  },
  predict: predictLinearModel,
};
