import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { sparseComplexity } from './least-squares/settings.ts';

/**
 * Least squares with the penalty `alpha |coef|_1`, which leaves features out, beside half the mean squared error; the intercept
 * is not penalised: scikit-learn's Lasso. Parameters: `alpha` (default 1; 0 is `linear`), `fitIntercept` (default true).
 */
export const lasso: Estimator = {
  name: 'lasso',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity: (params) => sparseComplexity('lasso', params),
  fit(X, y, params, { sampleWeight } = {}) {
    return fitLinearModel(X, y, { estimator: 'lasso', params, sampleWeight });
  },
  predict: predictLinearModel,
};
