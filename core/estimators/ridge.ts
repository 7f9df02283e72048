import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { leastSquaresSettings } from './least-squares/settings.ts';
import { expansionComplexity } from './polynomial-features/expansion.ts';

/**
 * Least squares with the penalty `alpha |coef|^2`, the intercept not penalised: scikit-learn's Ridge, and `linear` where
 * `alpha` is 0. Parameters: `alpha` (default 1), `fitIntercept` (default true); `degree` (default 1) and `interactionOnly`
 * (default false), of the polynomial features that it is fitted to.
 */
export const ridge: Estimator = {
  name: 'ridge',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity(params) {
    const { alpha, expansion } = leastSquaresSettings('ridge', params);
    return expansionComplexity(expansion) + 1 / (1 + alpha);
  },
  fit(X, y, params, { sampleWeight } = {}) {
    return fitLinearModel(X, y, { estimator: 'ridge', params, sampleWeight });
  },
  predict: predictLinearModel,
};
