import type { Estimator } from './estimator.ts';
import { fitLinearModel, predictLinearModel } from './least-squares/linear-model.ts';
import { leastSquaresSettings } from './least-squares/settings.ts';
import { expansionComplexity } from './polynomial-features/expansion.ts';

/**
 * Ordinary least squares, the solution of least norm where there are several: scikit-learn's LinearRegression.
 * Parameters: `fitIntercept` (default true); `degree` (default 1) and `interactionOnly` (default false), of the polynomial features
 * that it is fitted to.
 */
export const linear: Estimator = {
  name: 'linear',
  tasks: ['regression'],
  takesWeights: true,
  family: 'leastSquares',
  complexity: (params) => 1 + expansionComplexity(leastSquaresSettings('linear', params).expansion),
  fit(X, y, params, { sampleWeight } = {}) {
    return fitLinearModel(X, y, { estimator: 'linear', params, sampleWeight });
  },
  predict: predictLinearModel,
};
