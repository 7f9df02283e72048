import { gramOfRows } from '../linear-algebra/gram-of-rows.ts';
import type { Estimator } from './estimator.ts';
import { refuseNonFiniteFit, refuseUnfit } from './fitted-values.ts';
import { predictLinearModel } from './least-squares/linear-model.ts';
import { fitFromGram } from './multivariate/fit-from-gram.ts';
import { fitFromRows } from './multivariate/fit-from-rows.ts';
import { refuseUnknownParams } from './params.ts';

/**
 * A linear model of all features with an intercept, by ml-regression. It inverts `X'X`, which gives nonsense without a word
 * where features are dependent. So a column that depends on those before it (the last level of a category, a constant) is
 * left out of the fit and gets a coefficient of 0, as R's `lm` leaves it out; and the result is checked against least squares.
 * No parameters. O(nSamples x nFeatures²).
 * @throws DataRefusedError when the normal equations lost the solution
 */
export const multivariateLinear: Estimator = {
  name: 'multivariateLinear',
  tasks: ['regression'],
  family: 'multivariateLinear',
  complexity: () => 1,
  fit(X, y, params) {
    refuseUnknownParams('multivariateLinear', params, []);
    refuseUnfit('multivariateLinear', X, y);
    const rows = Int32Array.from({ length: X.nSamples }, (_, row) => row);
    const block = gramOfRows([...X.columns, y], rows);
    const { kept, weights, centres, constant } = fitFromGram(X, y, block) ?? fitFromRows(X, y);
    const coef = X.columns.map(() => 0);
    for (const [k, j] of kept.entries()) coef[j] = weights[k]!;
    const intercept = centres.reduce((sum, centre, k) => sum - weights[k]! * centre, constant);
    refuseNonFiniteFit('multivariateLinear', [...coef, intercept]);
    const fitted = { coef, intercept, rank: kept.length, solver: 'normalEquations' };
    return { estimator: 'multivariateLinear', params, fitted };
  },
  predict: predictLinearModel,
};
