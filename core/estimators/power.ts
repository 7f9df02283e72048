import { PowerRegression } from 'ml-regression';
import { fittedNumber } from './fitted-values.ts';
import { geometricCoordinate } from './univariate/coordinate.ts';
import { refuseNotPositive } from './univariate/positive-values.ts';
import { univariateEstimator } from './univariate/univariate-estimator.ts';

/**
 * `A t^B` by ml-regression: a line through logarithms of a positive feature and a positive target. Parameter: `feature`. t is the
 * feature over its geometric mean, `scale`. O(nSamples).
 */
export const power = univariateEstimator({
  name: 'power',
  params: [],
  complexity: () => 0.5,
  coordinate: geometricCoordinate,
  refuse(x, y) {
    refuseNotPositive('power', x, 'feature');
    refuseNotPositive('power', y, 'target');
  },
  fitCurve(t, y) {
    const { A, B } = new PowerRegression(t, y);
    return { A, B };
  },
  curveOf(model) {
    const json = { A: fittedNumber(model, 'A'), B: fittedNumber(model, 'B') };
    const curve = PowerRegression.load({ name: 'powerRegression', ...json });
    return (t) => curve.predict(t);
  },
});
