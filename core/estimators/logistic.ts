import type { Estimator } from './estimator.ts';
import { fitLogisticModels, predictLogistic, predictLogisticPath } from './logistic/logistic-model.ts';
import { logisticProbabilities } from './logistic/probabilities.ts';
import { logisticSettings } from './logistic/settings.ts';

/**
 * Logistic regression: `C` times the sum of the rows' log losses plus half the sum of squared coefficients is least, the
 * intercept not penalised. One row of coefficients for two classes, else one for each class (softmax). scikit-learn's
 * LogisticRegression. A class that a training part lacks has probability 0 there; with fewer than two classes there is no fit.
 * Parameters: `C` (default 1, above 0), `fitIntercept` (default true), `classWeight` (`none`, or `balanced`: classes weigh the same).
 * O(nSamples x nFeatures^2 x nClasses^2) for each of a few steps, or O(nSamples x nFeatures x nClasses) for each of many.
 */
export const logistic: Estimator = {
  name: 'logistic',
  tasks: ['classification'],
  takesWeights: true,
  family: 'logistic',
  complexity(params) {
    const { C } = logisticSettings(params);
    return C / (1 + C);
  },
  fit(X, y, params, options = {}) {
    const [model] = fitLogisticModels({ X, y, options }, [params]);
    if (model instanceof Error) throw model;
    return model!;
  },
  predict: predictLogistic,
  predictProbabilities: logisticProbabilities,
  predictPath: predictLogisticPath,
};
