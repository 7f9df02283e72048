import { TheilSenRegression } from 'ml-regression';
import { DataRefusedError } from '../errors.ts';
import { fittedNumber } from './fitted-values.ts';
import { standardCoordinate } from './univariate/coordinate.ts';
import { univariateEstimator } from './univariate/univariate-estimator.ts';

/** The library keeps an array of nSamples^2 slopes: 200 MB at this bound, and 100 MB for their median. */
const MAX_SAMPLES = 5_000;

/**
 * The Theil-Sen line by ml-regression: the median of the slopes of all pairs of rows, the lower one of an even number.
 * Parameter: `feature`. `slope` and `intercept` are in t, the feature less `centre`, over `scale`. O(nSamples^2) in
 * time and memory, at most 5,000 samples.
 */
export const theilSen = univariateEstimator({
  name: 'theilSen',
  params: [],
  complexity: () => 0.5,
  coordinate: standardCoordinate,
  refuse: (x) => refuseTooMany(x.length),
  fitCurve(t, y) {
    const { slope, intercept } = new TheilSenRegression(t, y);
    return { slope, intercept };
  },
  curveOf(model) {
    const slope = fittedNumber(model, 'slope');
    const intercept = fittedNumber(model, 'intercept');
    const coefficients = [intercept, slope];
    const line = TheilSenRegression.load({ name: 'TheilSenRegression', slope, intercept, coefficients });
    return (t) => line.predict(t);
  },
});

function refuseTooMany(nSamples: number): void {
  if (nSamples <= MAX_SAMPLES) return;
  throw new DataRefusedError({
    where: 'theilSen fit',
    found: `${nSamples} rows; the slopes of all pairs of them do not fit the memory`,
    allowed: `at most ${MAX_SAMPLES} rows`,
    todo: 'Use robustPolynomial with degree 1, or linear',
  });
}
