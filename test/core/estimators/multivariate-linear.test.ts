import { MultivariateLinearRegression } from 'ml-regression';
import { describe, expect, test } from 'vitest';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { randomColumns } from '../linear-algebra/random-data.ts';
import { normwiseError, relativeError } from '../linear-algebra/relative-error.ts';
import { matrixOf } from './sample-matrix.ts';

const linear = getEstimator('linear');
const multivariateLinear = getEstimator('multivariateLinear');
const [a, b, noise] = randomColumns(51, { nRows: 40, nColumns: 3 }) as [
  Float64Array,
  Float64Array,
  Float64Array,
];
const y = a.map((value, i) => 2 * value - 3 * b[i]! + 1 + 0.1 * noise[i]!);

describe('multivariateLinear', () => {
  test('has the solution of linear', () => {
    const X = matrixOf({ a, b });
    const { fitted } = multivariateLinear.fit(X, y, {});
    const { fitted: expected } = linear.fit(X, y, {});
    expect(relativeError(fitted.coef as number[], expected.coef as number[])).toBeLessThan(1e-12);
    expect(relativeError([fitted.intercept as number], [expected.intercept as number])).toBeLessThan(1e-12);
    expect([fitted.rank, fitted.solver]).toEqual([2, 'normalEquations']);
  });

  test('predicts from JSON', () => {
    const model = JSON.parse(JSON.stringify(multivariateLinear.fit(matrixOf({ a }), a, {})));
    expect(relativeError(multivariateLinear.predict(model, matrixOf({ a: [5] })), [5])).toBeLessThan(1e-13);
  });

  test('finds slopes of columns far from the origin and of different scales', () => {
    const X = matrixOf({ a: a.map((value) => 1e7 + value), b: b.map((value) => value * 1e6) });
    const { fitted } = multivariateLinear.fit(X, y, {});
    const { fitted: expected } = linear.fit(X, y, {});
    expect(relativeError(fitted.coef as number[], expected.coef as number[])).toBeLessThan(1e-11);
  });

  test.each([
    ['a constant column', { a, one: a.map(() => 4) }],
    ['a multiple of another column', { a, twice: a.map((value) => 2 * value) }],
    ['all levels of a category', { even: a.map((_, i) => i % 2), odd: a.map((_, i) => 1 - (i % 2)) }],
  ])('leaves %s out, on which the library answers nonsense', (_, columns) => {
    const X = matrixOf(columns);
    const model = multivariateLinear.fit(X, y, {});
    expect(model.fitted).toMatchObject({ rank: 1, coef: [expect.any(Number), 0] });
    const expected = linear.predict(linear.fit(X, y, {}), X);
    expect(relativeError(multivariateLinear.predict(model, X), expected)).toBeLessThan(1e-12);
  });

  test('predicts the mean where no feature varies', () => {
    const X = matrixOf({ one: a.map(() => 4) });
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    const model = multivariateLinear.fit(X, y, {});
    expect(relativeError(multivariateLinear.predict(model, X).slice(0, 1), [mean])).toBeLessThan(1e-14);
  });

  test('has the weights that the library finds on the rows, to 1e-12', () => {
    const columns = randomColumns(53, { nRows: 300, nColumns: 6 });
    const target = columns[0]!.map((value, i) => value - 2 * columns[1]![i]! + 5 + columns[5]![i]! ** 2);
    const X = matrixOf(Object.fromEntries(columns.map((column, j) => [`x${j}`, column])));
    const { fitted } = multivariateLinear.fit(X, target, {});
    const rows = Array.from(target, (_, i) => Float64Array.from(columns, (column) => column[i]!));
    const targets = Array.from(target, (value) => [value]);
    const { weights } = new MultivariateLinearRegression(rows, targets, {
      intercept: true,
      statistics: false,
    });
    const expected = weights.map((row) => row[0]!);
    expect(normwiseError([...(fitted.coef as number[]), fitted.intercept as number], expected)).toBeLessThan(
      1e-12,
    );
  });

  test('leaves out the last level that occurs, and only where levels add up to 1', () => {
    const level = (k: number) => a.map((_, i) => (i % 3 === k ? 1 : 0));
    const levels = { p: level(0), q: level(1), r: level(2), absent: level(3) };
    const known = multivariateLinear.fit(matrixOf({ a, ...levels }, [[1, 2, 3, 4]]), y, {}).fitted;
    expect(known.rank).toBe(3);
    expect((known.coef as number[]).map((value) => value === 0)).toEqual([false, false, false, true, true]);
    const found = multivariateLinear.fit(matrixOf({ a, ...levels }), y, {}).fitted;
    expect(relativeError(known.coef as number[], found.coef as number[])).toBeLessThan(1e-12);
    const gaps = { p: level(0), q: level(1) };
    expect(multivariateLinear.fit(matrixOf({ a, ...gaps }, [[1, 2]]), y, {}).fitted.rank).toBe(3);
  });

  test('refuses a solution that the normal equations lost', () => {
    // Of full rank to rows, whose condition number is 1e9; its square is beyond 16 digits.
    const nearly = a.map((value, i) => value + 1e-9 * b[i]!);
    const target = b.map((value, i) => value + 0.1 * noise[i]!);
    expect(() => multivariateLinear.fit(matrixOf({ a, nearly }), target, {})).toThrow(
      'multivariateLinear fit: the features are so nearly dependent that the normal equations lost the solution.',
    );
  });

  test('has no parameters', () => {
    expect(() => multivariateLinear.fit(matrixOf({ a }), y, { alpha: 1 })).toThrow(
      'multivariateLinear alpha: the estimator has no such parameter. Allowed: no parameters.',
    );
  });
});
