import { describe, expect, test } from 'vitest';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { matrixOf } from './sample-matrix.ts';

const X = matrixOf({ x: [1, 2, 3] });
const y = Float64Array.of(1, 2, 4);

describe.each(['linear', 'ridge', 'dummy'])('the weights of %s', (name) => {
  const estimator = getEstimator(name);
  const fitWith = (...weights: number[]) =>
    estimator.fit(X, y, {}, { sampleWeight: Float64Array.from(weights) });

  test('are refused where one is no weight, or none counts', () => {
    expect(() => fitWith(1, -1, 1)).toThrow(`${name} sample weights: -1 at row 1`);
    expect(() => fitWith(1, 1, Number.NaN)).toThrow(`${name} sample weights: NaN at row 2`);
    expect(() => fitWith(0, 0, 0)).toThrow(`${name} sample weights: no row has a weight above 0`);
    expect(() => fitWith(1, 1)).toThrow(`${name} sample weights: 2 weights`);
  });

  test('of 1 change nothing, and one of 0 leaves its row out', () => {
    expect(estimator.predict(fitWith(1, 1, 1), X)).toEqual(estimator.predict(estimator.fit(X, y, {}), X));
    const two = estimator.fit(matrixOf({ x: [1, 2] }), y.slice(0, 2), {});
    expect(estimator.predict(fitWith(1, 1, 0), X)).toEqual(estimator.predict(two, X));
  });
});

test('half of the weight is met by the lower of two middle values', () => {
  const dummy = getEstimator('dummy');
  const sampleWeight = Float64Array.of(1, 1, 2);
  expect(dummy.fit(X, y, { strategy: 'median' }, { sampleWeight }).fitted.constant).toBe(2);
});
