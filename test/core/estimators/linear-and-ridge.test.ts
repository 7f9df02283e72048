import { describe, expect, test } from 'vitest';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { randomColumns } from '../linear-algebra/random-data.ts';
import { normwiseError, relativeError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

const linear = getEstimator('linear');
const ridge = getEstimator('ridge');
const line = matrixOf({ x: [0, 1, 2] });
const y = Float64Array.of(1, 3, 4);

describe('linear', () => {
  test('fits the line worked by hand', () => {
    const { fitted } = linear.fit(line, y, {});
    expect(relativeError(fitted.coef as number[], [1.5])).toBeLessThan(1e-14);
    expect(relativeError([fitted.intercept as number], [7 / 6])).toBeLessThan(1e-14);
    expect([fitted.rank, fitted.solver]).toEqual([1, 'gramEigen']);
  });

  test('goes through the origin without an intercept', () => {
    const { fitted } = linear.fit(line, y, { fitIntercept: false });
    expect(relativeError(fitted.coef as number[], [11 / 5])).toBeLessThan(1e-14);
    expect(fitted.intercept).toBe(0);
  });

  test('gives a constant column a coefficient of exactly 0', () => {
    const { fitted } = linear.fit(matrixOf({ x: [0, 1, 2], one: [7, 7, 7] }), y, {});
    expect((fitted.coef as number[])[1]).toBe(0);
    expect(fitted.solver).toBe('gramEigen');
  });

  test('turns to the rows where columns are dependent, and reports the rank', () => {
    const X = matrixOf({ a: [0, 1, 2, 4], b: [0, 2, 4, 8] });
    const { fitted } = linear.fit(X, Float64Array.of(0, 5, 10, 20), {});
    // Of all coef with a + 2 b = 5 the shortest is (1, 2).
    expect(relativeError(fitted.coef as number[], [1, 2])).toBeLessThan(1e-13);
    expect([fitted.rank, fitted.solver]).toEqual([1, 'minimumNormRows']);
  });

  test('finds the slope a billion away from the origin', () => {
    const x = Float64Array.from({ length: 50 }, (_, i) => 1e9 + (i % 9));
    const { fitted } = linear.fit(
      matrixOf({ x }),
      x.map((value) => 2 * (value - 1e9) + 3),
      {},
    );
    expect(relativeError(fitted.coef as number[], [2])).toBeLessThan(1e-12);
  });

  test('predicts from JSON', () => {
    const model = JSON.parse(JSON.stringify(linear.fit(line, y, {})));
    expect(relativeError(linear.predict(model, matrixOf({ x: [3] })), [7 / 6 + 4.5])).toBeLessThan(1e-14);
  });

  test.each([
    ['a parameter it lacks', { alpha: 1 }, 'linear alpha: the estimator has no such parameter.'],
    ['a flag that is none', { fitIntercept: 'yes' }, 'linear fitIntercept: "yes". Allowed: true or false.'],
  ])('refuses %s', (_, params, message) => {
    expect(() => linear.fit(line, y, params)).toThrow(message);
  });

  test('refuses a target of another length', () => {
    expect(() => linear.fit(line, Float64Array.of(1), {})).toThrow(
      'linear fit: 3 rows of features and 1 target values. Allowed: as many of one as of the other, and at least 1.',
    );
  });

  test('refuses values whose squares overflow, rather than fitting NaN', () => {
    expect(() => linear.fit(matrixOf({ x: [0, 1e200, 2e200] }), y, {})).toThrow(
      'column 0 of the design matrix: values from 0 to 2e+200, whose sum of squares is not a finite number.',
    );
  });

  test('refuses another number of features than it was fitted on', () => {
    const model = linear.fit(line, y, {});
    expect(() => linear.predict(model, matrixOf({ a: [1], b: [2] }))).toThrow(
      'linear predict: 2 features. Allowed: the 1 that the model was fitted on.',
    );
  });

  test('refuses a model whose coefficients are damaged', () => {
    const model = { ...linear.fit(line, y, {}), fitted: { coef: [null], intercept: 0 } };
    expect(() => linear.predict(model, line)).toThrow(
      'fitted.coef of a linear model: [null]. Allowed: an array of numbers.',
    );
  });
});

describe('ridge', () => {
  test('shrinks the slope worked by hand, and not the intercept', () => {
    // About the means: sum of x y is 3, of x x 2.
    const { fitted } = ridge.fit(line, y, { alpha: 1 });
    expect(relativeError(fitted.coef as number[], [1])).toBeLessThan(1e-14);
    expect(relativeError([fitted.intercept as number], [8 / 3 - 1])).toBeLessThan(1e-14);
  });

  test('is linear where alpha is 0, and comes to it as alpha falls', () => {
    const [target, ...columns] = randomColumns(41, { nRows: 50, nColumns: 5 }) as [
      Float64Array,
      ...Float64Array[],
    ];
    const X = matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])));
    const ols = linear.fit(X, target, {}).fitted;
    expect(ridge.fit(X, target, { alpha: 0 }).fitted).toEqual(ols);
    const errors = [1e-2, 1e-4, 1e-6].map((alpha) =>
      normwiseError(ridge.fit(X, target, { alpha }).fitted.coef as number[], ols.coef as number[]),
    );
    // The distance is proportional to alpha, over about 17 for each direction.
    expect(errors[0]).toBeLessThan(1e-2);
    expect(relativeError([errors[1]! * 100, errors[2]! * 1e4], [errors[0]!, errors[0]!])).toBeLessThan(0.01);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '1'])('refuses alpha %s', (alpha) => {
    expect(() => ridge.fit(line, y, { alpha })).toThrow(
      `ridge alpha: ${JSON.stringify(alpha)}. Allowed: a finite number of at least 0.`,
    );
  });

  test('is simpler the larger its alpha, and never more complex than linear', () => {
    const complexities = [0, 0.1, 10].map((alpha) => ridge.complexity({ alpha }));
    expect(complexities).toEqual([linear.complexity({}), 1 / 1.1, 1 / 11]);
  });
});
