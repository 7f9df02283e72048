import { describe, expect, test } from 'vitest';
import type { Params } from '../../../core/contracts/model-artefact.ts';
import type { Estimator } from '../../../core/estimators/estimator.ts';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { relativeError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

interface CurveCase {
  readonly name: string;
  readonly params: Params;
  readonly curve: (x: number) => number;
}

const CURVES: readonly CurveCase[] = [
  { name: 'polynomial', params: { degree: 3 }, curve: (x) => 1 - 2 * x + 0.5 * x ** 3 },
  { name: 'polynomial', params: {}, curve: (x) => 5 - x ** 2 },
  { name: 'exponential', params: {}, curve: (x) => 3 * Math.exp(-0.7 * x) },
  { name: 'power', params: {}, curve: (x) => 2 * x ** 1.5 },
  { name: 'theilSen', params: {}, curve: (x) => 5 - 3 * x },
  { name: 'robustPolynomial', params: { degree: 1 }, curve: (x) => 5 - 3 * x },
  { name: 'robustPolynomial', params: {}, curve: (x) => 1 + x ** 2 },
];
const x = Float64Array.from({ length: 41 }, (_, i) => 1 + i / 10);
const fitOf = (name: string, ...args: Parameters<Estimator['fit']>) => {
  const estimator = getEstimator(name);
  return estimator.fit(...args);
};
const names = ['polynomial', 'exponential', 'power', 'theilSen', 'robustPolynomial'];

describe.each(CURVES)('$name $params', ({ name, params, curve }) => {
  const estimator = getEstimator(name);

  test('finds a curve of its own kind again, and predicts it from JSON', () => {
    const model = JSON.parse(JSON.stringify(estimator.fit(matrixOf({ x }), x.map(curve), params)));
    const at = [0.5, 3.14, 7];
    // Cubic normal equations in a standardised coordinate keep 12 digits.
    expect(relativeError(estimator.predict(model, matrixOf({ x: at })), at.map(curve))).toBeLessThan(1e-11);
  });

  test('reads the column that feature names, wherever it is', () => {
    const X = matrixOf({ other: x.map((value) => -value), x });
    const model = estimator.fit(X, x.map(curve), { ...params, feature: 'x' });
    const elsewhere = matrixOf({ x: [2], another: [0], third: [0] });
    expect(relativeError(estimator.predict(model, elsewhere), [curve(2)])).toBeLessThan(1e-11);
  });
});

describe.each(names)('%s', (name) => {
  const estimator = getEstimator(name);
  const y = x.map((value) => value);

  test('asks for the feature where there are several', () => {
    expect(() => estimator.fit(matrixOf({ a: x, b: x }), y, {})).toThrow(
      `${name} feature: ${name} fits one feature, and none is named of the 2 there are. Allowed: a, b. ` +
        `Name one of these in the grid of ${name}, as feature.`,
    );
  });

  test('names the features where the one named is none', () => {
    expect(() => estimator.fit(matrixOf({ a: x, b: x }), y, { feature: 'c' })).toThrow(
      `${name} feature: "c" is no column of the design matrix. Allowed: a, b.`,
    );
  });

  test('refuses a constant feature', () => {
    expect(() => estimator.fit(matrixOf({ x: x.map(() => 2) }), y, {})).toThrow(
      `${name} fit: "x" is 2 in every row. Allowed: a feature with at least 2 different values.`,
    );
  });

  test('refuses to predict without its feature', () => {
    const model = estimator.fit(matrixOf({ x }), y, {});
    expect(() => estimator.predict(model, matrixOf({ z: [1] }))).toThrow(
      `${name} predict: no feature "x", on which the model was fitted. Allowed: z.`,
    );
  });

  test('refuses a parameter that it lacks', () => {
    expect(() => estimator.fit(matrixOf({ x }), y, { alpha: 1 })).toThrow(
      `${name} alpha: the estimator has no such parameter.`,
    );
  });
});

describe('a curve a billion away from the origin', () => {
  const far = x.map((value) => value + 1e9);

  test.each([
    ['polynomial', { degree: 1 }, (t: number) => 2 * t + 3],
    ['exponential', {}, (t: number) => Math.exp(0.3 * t)],
  ] as const)('%s keeps its slope, which raw sums lose', (name, params, curve) => {
    const estimator = getEstimator(name);
    // As the doubles near 1e9 have it.
    const near = far.map((value) => value - 1e9);
    const model = estimator.fit(matrixOf({ x: far }), near.map(curve), params);
    expect(relativeError(estimator.predict(model, matrixOf({ x: far })), near.map(curve))).toBeLessThan(1e-7);
  });
});

describe('what a curve cannot take', () => {
  test('exponential refuses a target that is not positive', () => {
    const attempt = () => fitOf('exponential', matrixOf({ x: [1, 2] }), Float64Array.of(1, 0), {});
    expect(attempt).toThrow(
      'exponential fit: the target is 0 (row 1 of the training part). Allowed: a positive target in every row, as the fit ' +
        'takes its logarithm. Use another estimator.',
    );
  });

  test('power refuses a feature that normalisation made negative, and says so', () => {
    const attempt = () => fitOf('power', matrixOf({ x: [-1, 2] }), Float64Array.of(1, 2), {});
    expect(attempt).toThrow(
      'power fit: the feature is -1 (row 0 of the training part). Allowed: a positive feature in every row, as the fit takes ' +
        'its logarithm. Add normalize: [none] to its grid if only normalisation makes it negative, or use another estimator.',
    );
  });

  test('power refuses to predict what is no number', () => {
    const estimator = getEstimator('power');
    const model = estimator.fit(matrixOf({ x: [1, 2, 3] }), Float64Array.of(1, 2.9, 5.1), {});
    expect(() => estimator.predict(model, matrixOf({ x: [1, -1] }))).toThrow(
      'power predict: the prediction for "x" = -1 (row 1) is NaN. Allowed: finite predictions.',
    );
  });

  test('polynomial refuses a degree that the values do not determine', () => {
    const attempt = () => fitOf('polynomial', matrixOf({ x: [0, 1, 0] }), Float64Array.of(1, 2, 3), {});
    expect(attempt).toThrow(
      'polynomial degree: degree 2 needs 3 different values of the feature, and its powers have rank 2. ' +
        'Lower the degree to 1 or less.',
    );
  });

  test.each([0, 1.5, 11, 'two'])('polynomial refuses degree %s', (degree) => {
    expect(() => fitOf('polynomial', matrixOf({ x }), x, { degree })).toThrow(
      `polynomial degree: ${JSON.stringify(degree)}. Allowed: a whole number from 1 to 10.`,
    );
  });

  test('theilSen refuses more rows than its memory allows', () => {
    const many = new Float64Array(5_001).map((_, i) => i);
    expect(() => fitOf('theilSen', matrixOf({ x: many }), many, {})).toThrow(
      'theilSen fit: 5001 rows; the slopes of all pairs of them do not fit the memory. Allowed: at most 5000 rows.',
    );
  });

  test('robustPolynomial refuses a degree that no subset determines', () => {
    const attempt = () => fitOf('robustPolynomial', matrixOf({ x: [0, 1, 0] }), x.slice(0, 3), {});
    expect(attempt).toThrow('robustPolynomial degree: no 3 of 3 rows determine a polynomial of degree 2.');
  });
});

describe('robust fits', () => {
  const spoilt = x.map((value, i) => (i % 4 === 0 ? 1_000 : 5 - 3 * value));

  test.each([
    ['theilSen', {}],
    ['robustPolynomial', { degree: 1 }],
  ] as const)('%s is not moved by a quarter of the rows', (name, params) => {
    const estimator = getEstimator(name);
    const model = estimator.fit(matrixOf({ x }), spoilt, params);
    expect(Math.abs(estimator.predict(model, matrixOf({ x: [2] }))[0]! + 1)).toBeLessThan(
      name === 'theilSen' ? 20 : 1e-12,
    );
  });

  test('robustPolynomial fits equal data equally', () => {
    const estimator = getEstimator('robustPolynomial');
    const y = x.map((value, i) => Math.sin(value) + (i % 3));
    const attempt = () => estimator.fit(matrixOf({ x }), y, { degree: 3 });
    expect(attempt()).toEqual(attempt());
  });
});
