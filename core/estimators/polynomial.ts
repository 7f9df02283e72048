import { PolynomialRegression } from 'ml-regression';
import { DataRefusedError } from '../errors.ts';
import { leastSquares } from '../linear-algebra/least-squares.ts';
import { fittedNumbers } from './fitted-values.ts';
import { refuseLostPrecision } from './lost-precision.ts';
import { degreeParam } from './params.ts';
import { standardCoordinate } from './univariate/coordinate.ts';
import { polynomialAt, powersOf } from './univariate/powers.ts';
import { univariateEstimator } from './univariate/univariate-estimator.ts';

/**
 * A polynomial in one feature, by ml-regression. Parameters: `feature`, `degree` (1 to 10, default 2). `coef[k]` is of
 * `t^k`, where t is the feature less `centre`, over `scale`. O(nSamples x degree^2).
 */
export const polynomial = univariateEstimator({
  name: 'polynomial',
  params: ['degree'],
  complexity: (params) => degreeParam(params, 'polynomial', 2) / 2,
  coordinate: standardCoordinate,
  fitCurve(t, y, params) {
    const degree = degreeParam(params, 'polynomial', 2);
    const { coef: best, rank } = leastSquares({ columns: powersOf(t, degree), y });
    if (rank <= degree) throw refusedDegree(degree, rank);
    const { coefficients } = new PolynomialRegression(t, y, degree);
    refuseLostPrecision({
      estimator: 'polynomial',
      y,
      found: t.map((value) => polynomialAt(coefficients, value)),
      best: t.map((value) => polynomialAt(best, value)),
    });
    return { coef: coefficients };
  },
  curveOf(model) {
    const coefficients = fittedNumbers(model, 'coef');
    const degree = coefficients.length - 1;
    const powers = coefficients.map((_, power) => power);
    const curve = PolynomialRegression.load({ name: 'polynomialRegression', degree, powers, coefficients });
    return (t) => curve.predict(t);
  },
});

function refusedDegree(degree: number, rank: number) {
  return new DataRefusedError({
    where: 'polynomial degree',
    found: `degree ${degree} needs ${degree + 1} different values of the feature, and its powers have rank ${rank}`,
    todo: `Lower the degree to ${Math.max(1, rank - 1)} or less`,
  });
}
