import { describe, expect, test } from 'vitest';
import { getEstimator } from '../../../../core/estimators/estimators.ts';
import { randomColumns } from '../../linear-algebra/random-data.ts';
import { normwiseError, relativeError } from '../../linear-algebra/relative-error.ts';
import { matrixOf } from '../sample-matrix.ts';

const [lasso, elasticNet, linear, ridge] = ['lasso', 'elasticNet', 'linear', 'ridge'].map(getEstimator) as [
  ReturnType<typeof getEstimator>,
  ReturnType<typeof getEstimator>,
  ReturnType<typeof getEstimator>,
  ReturnType<typeof getEstimator>,
];
const line = matrixOf({ x: [0, 1, 2] });
const y = Float64Array.of(1, 3, 4);

function randomProblem(seed: number, nRows: number, nColumns: number) {
  const [target, ...columns] = randomColumns(seed, { nRows, nColumns: nColumns + 1 });
  return { X: matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column]))), target: target! };
}

describe('lasso', () => {
  test('takes alpha times the rows off the correlation, worked by hand', () => {
    // About the means the sum of x y is 3, of x x 2: (3 - 3 alpha) / 2.
    const { fitted } = lasso.fit(line, y, { alpha: 0.5 });
    expect(relativeError(fitted.coef as number[], [0.75])).toBeLessThan(1e-14);
    expect(relativeError([fitted.intercept as number], [8 / 3 - 0.75])).toBeLessThan(1e-14);
    expect([fitted.rank, fitted.solver]).toEqual([1, 'coordinateDescent']);
  });

  test('leaves a feature out, exactly, from the alpha of its correlation', () => {
    expect(lasso.fit(line, y, { alpha: 1 }).fitted).toMatchObject({ coef: [0], rank: 0, dualGap: 0 });
    expect(lasso.fit(line, y, { alpha: 0.999 }).fitted.coef).not.toEqual([0]);
  });

  test('without an intercept shrinks the slope through the origin', () => {
    // The sum of x y is 11, of x x 5.
    const { fitted } = lasso.fit(line, y, { alpha: 1, fitIntercept: false });
    expect(relativeError(fitted.coef as number[], [8 / 5])).toBeLessThan(1e-14);
    expect(fitted.intercept).toBe(0);
  });

  test('is linear where alpha is 0, with its solver and its rank', () => {
    const { X, target } = randomProblem(3, 30, 4);
    expect(lasso.fit(X, target, { alpha: 0 }).fitted).toEqual(linear.fit(X, target, {}).fitted);
  });

  test('of two equal columns needs one, and predicts as with it alone', () => {
    const { X, target } = randomProblem(5, 40, 2);
    const [a, b] = X.columns as [Float64Array, Float64Array];
    const once = lasso.fit(X, target, { alpha: 0.01 });
    const twice = lasso.fit(matrixOf({ a, again: a, b }), target, { alpha: 0.01 });
    expect(twice.fitted.rank).toBe(once.fitted.rank);
    const predictions = lasso.predict(twice, matrixOf({ a, again: a, b }));
    expect(normwiseError(predictions, lasso.predict(once, X))).toBeLessThan(1e-13);
  });

  test('finds nearly equal columns by their rows, whose Gram matrix has lost what tells them apart', () => {
    const { X, target: noise } = randomProblem(6, 200, 2);
    const [a, e] = X.columns as [Float64Array, Float64Array];
    const b = a.map((value, i) => value + 1e-6 * e[i]!);
    const target = Float64Array.from(a, (value, i) => value + e[i]! + 0.1 * noise[i]!);
    const { fitted } = lasso.fit(matrixOf({ a, b }), target, { alpha: 1e-12 });
    expect(fitted.solver).toBe('coordinateDescentRows');
    // At this alpha it is least squares, which is solved by singular values: another decomposition of the same rows.
    const { coef } = linear.fit(matrixOf({ a, b }), target, {}).fitted;
    expect(normwiseError(fitted.coef as number[], coef as number[])).toBeLessThan(1e-5);
  });

  test.each([1e-300, 1e-320, 1e300])('ends at an alpha of %s', (alpha) => {
    const { X, target } = randomProblem(9, 30, 3);
    const { coef } = lasso.fit(X, target, { alpha }).fitted;
    const expected = alpha < 1 ? linear.fit(X, target, {}).fitted.coef : [0, 0, 0];
    expect(normwiseError(coef as number[], expected as number[])).toBeLessThan(1e-12);
  });

  test('predicts a constant target by its mean', () => {
    const { fitted } = lasso.fit(line, Float64Array.of(0.1, 0.1, 0.1), { alpha: 1e-3 });
    expect(fitted).toMatchObject({ coef: [0], intercept: 0.1 });
  });

  test.each([
    [{ alpha: -1 }, 'lasso alpha: -1. Allowed: a finite number of at least 0.'],
    [
      { l1Ratio: 1 },
      'lasso l1Ratio: the estimator has no such parameter. Allowed: alpha, fitIntercept, degree, interactionOnly.',
    ],
  ])('refuses %j', (params, message) => {
    expect(() => lasso.fit(line, y, params)).toThrow(message);
  });

  test('refuses values whose squares overflow, rather than fitting NaN', () => {
    expect(() => lasso.fit(matrixOf({ x: [0, 1e200, 2e200] }), y, {})).toThrow(
      'whose sum of squares is not a finite number.',
    );
  });
});

describe('elasticNet', () => {
  test('divides by the square and the rows times the L2 share of alpha, worked by hand', () => {
    // (3 - 3 alpha l1Ratio) / (2 + 3 alpha (1 - l1Ratio)).
    const { fitted } = elasticNet.fit(line, y, { alpha: 0.5, l1Ratio: 0.25 });
    expect(relativeError(fitted.coef as number[], [(3 - 0.375) / (2 + 1.125)])).toBeLessThan(1e-14);
  });

  test('has an l1Ratio of a half where none is given', () => {
    const given = elasticNet.fit(line, y, { alpha: 0.5, l1Ratio: 0.5 }).fitted;
    expect(elasticNet.fit(line, y, { alpha: 0.5 }).fitted).toEqual(given);
  });

  test('is lasso at an l1Ratio of 1, and ridge of alpha times the rows at 0', () => {
    const { X, target } = randomProblem(7, 30, 4);
    const params = { alpha: 0.02 };
    expect(elasticNet.fit(X, target, { ...params, l1Ratio: 1 }).fitted).toEqual(
      lasso.fit(X, target, params).fitted,
    );
    expect(elasticNet.fit(X, target, { ...params, l1Ratio: 0 }).fitted).toEqual(
      ridge.fit(X, target, { alpha: 0.6 }).fitted,
    );
  });

  test('gives equal columns equal coefficients', () => {
    const { X, target } = randomProblem(8, 40, 2);
    const [a, b] = X.columns as [Float64Array, Float64Array];
    const { coef } = elasticNet.fit(matrixOf({ a, b, again: a }), target, { alpha: 0.01 }).fitted;
    const [first, , third] = coef as number[];
    expect(first).not.toBe(0);
    expect(relativeError([third!], [first!])).toBeLessThan(1e-10);
  });

  test.each([-0.1, 1.1, Number.NaN, 'half'])('refuses an l1Ratio of %s', (l1Ratio) => {
    expect(() => elasticNet.fit(line, y, { l1Ratio })).toThrow(
      `elasticNet l1Ratio: ${JSON.stringify(l1Ratio)}. Allowed: a number from 0 to 1.`,
    );
  });
});

test('both are simpler the larger alpha, and of one alpha the larger l1Ratio', () => {
  const of = (alpha: number, l1Ratio: number) => elasticNet.complexity({ alpha, l1Ratio });
  expect(of(0, 0.3)).toBe(linear.complexity({}));
  expect(of(1, 0.5)).toBeLessThan(of(0.1, 0.5));
  expect(of(1, 0.9)).toBeLessThan(of(1, 0.1));
  expect(of(0.3, 1)).toBe(lasso.complexity({ alpha: 0.3 }));
});
