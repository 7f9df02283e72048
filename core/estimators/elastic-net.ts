import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { sparseComplexity } from './least-squares/settings.ts';

/**
 * Least squares with both penalties, `alpha (l1Ratio |coef|_1 + (1 - l1Ratio) / 2 |coef|^2)`, beside half the mean squared
 * error; the intercept is not penalised: scikit-learn's ElasticNet. Parameters: `alpha` (default 1; 0 is `linear`), `l1Ratio`
 * (default 0.5; 1 is `lasso`, 0 is `ridge` of `alpha` times the rows), `fitIntercept` (default true).
 */
export const elasticNet: Estimator = {
  name: 'elasticNet',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity: (params) => sparseComplexity('elasticNet', params),
  fit(X, y, params, { sampleWeight } = {}) {
    return fitLinearModel(X, y, { estimator: 'elasticNet', params, sampleWeight });
  },
  predict: predictLinearModel,
};
