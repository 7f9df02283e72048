import { ExponentialRegression } from 'ml-regression';
import { fittedNumber } from './fitted-values.ts';
import { standardCoordinate } from './univariate/coordinate.ts';
import { refuseNotPositive } from './univariate/positive-values.ts';
import { univariateEstimator } from './univariate/univariate-estimator.ts';

/**
 * `B e^(A t)` by ml-regression: a line through the logarithm of a positive target. Parameter: `feature`. t is the feature less
 * `centre`, over `scale`. O(nSamples).
 */
export const exponential = univariateEstimator({
  name: 'exponential',
  params: [],
  complexity: () => 0.5,
  coordinate: standardCoordinate,
  refuse: (_, y) => refuseNotPositive('exponential', y, 'target'),
  fitCurve(t, y) {
    const { A, B } = new ExponentialRegression(t, y);
    return { A, B };
  },
  curveOf(model) {
    const json = { A: fittedNumber(model, 'A'), B: fittedNumber(model, 'B') };
    const curve = ExponentialRegression.load({ name: 'exponentialRegression', ...json });
    return (t) => curve.predict(t);
  },
});
