import { RobustPolynomialRegression } from 'ml-regression';
import { fittedNumbers } from './fitted-values.ts';
import { degreeParam } from './params.ts';
import { standardCoordinate } from './univariate/coordinate.ts';
import { leastMedianOfSquares } from './univariate/least-median-of-squares.ts';
import { univariateEstimator } from './univariate/univariate-estimator.ts';

/**
 * A polynomial that up to half of the rows cannot spoil. Parameters: `feature`, `degree` (1 to 10, default 2). ml-regression
 * draws its subsets with `Math.random`, so that two fits of the same data differ, and has powers up to `degree - 1`; here
 * subsets come from a seeded generator, powers go up to `degree`, and ml-regression evaluates the polynomial.
 */
export const robustPolynomial = univariateEstimator({
  name: 'robustPolynomial',
  params: ['degree'],
  complexity: (params) => degreeParam(params, 'robustPolynomial', 2) / 2,
  coordinate: standardCoordinate,
  fitCurve: (t, y, params) => ({
    coef: leastMedianOfSquares(t, y, degreeParam(params, 'robustPolynomial', 2)),
  }),
  curveOf(model) {
    const coefficients = fittedNumbers(model, 'coef');
    const curve = RobustPolynomialRegression.load({
      name: 'robustPolynomialRegression',
      degree: coefficients.length - 1,
      powers: coefficients.map((_, power) => power),
      coefficients,
    });
    return (t) => curve.predict(t);
  },
});
