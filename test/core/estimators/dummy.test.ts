import { describe, expect, test } from 'vitest';
import { dummy } from '../../../core/estimators/dummy.ts';
import { matrixOf } from './sample-matrix.ts';

const X = matrixOf({ x: [0, 0, 0, 0] });
const y = Float64Array.of(1, 2, 3, 10);

describe('dummy', () => {
  test.each([
    [{}, 4],
    [{ strategy: 'mean' }, 4],
    [{ strategy: 'median' }, 2.5],
  ])('with %o predicts %d for every row', (params, constant) => {
    const model = JSON.parse(JSON.stringify(dummy.fit(X, y, params)));
    expect([...dummy.predict(model, matrixOf({ x: [5, 6] }))]).toEqual([constant, constant]);
  });

  test('takes the middle value of an odd number', () => {
    const model = dummy.fit(matrixOf({ x: [0, 0, 0] }), Float64Array.of(9, 1, 5), { strategy: 'median' });
    expect(model.fitted).toEqual({ constant: 5 });
  });

  test('names the strategies it has', () => {
    expect(() => dummy.fit(X, y, { strategy: 'mode' })).toThrow(
      'dummy strategy: "mode". Allowed: mean, median.',
    );
  });

  test('refuses a target that is no number', () => {
    expect(() => dummy.fit(matrixOf({ x: [1] }), Float64Array.of(Number.NaN), {})).toThrow(
      'dummy fit: a coefficient is NaN. Allowed: finite coefficients.',
    );
  });

  const options = { classes: ['a', 'b'] };
  const classes = Float64Array.of(0, 1, 1, 1);

  test('predicts shares of classes where none is asked for', () => {
    const model = dummy.fit(X, classes, {}, options);
    expect([...dummy.predictProbabilities!(model, matrixOf({ x: [1] }))]).toEqual([0.25, 0.75]);
  });

  test('refuses a strategy of the other task by name', () => {
    expect(() => dummy.fit(X, classes, { strategy: 'mean' }, options)).toThrow(
      'dummy strategy: "mean", which does not suit classification. Allowed: prior, mostFrequent.',
    );
    expect(() => dummy.fit(X, y, { strategy: 'prior' })).toThrow(
      'dummy strategy: "prior", which does not suit regression. Allowed: mean, median.',
    );
  });

  test('refuses a class that is none, and weights that count no row', () => {
    expect(() => dummy.fit(X, y, {}, options)).toThrow(
      'dummy fit: a row of class 2. Allowed: the numbers of 2 classes, from 0.',
    );
    expect(() => dummy.fit(X, classes, {}, { ...options, sampleWeight: new Float64Array(4) })).toThrow(
      'dummy fit: all rows have the weight 0. Allowed: a row that counts.',
    );
    expect(() =>
      dummy.fit(X, classes, {}, { ...options, sampleWeight: Float64Array.of(1, -1, 1, 1) }),
    ).toThrow('dummy fit: a row of weight -1. Allowed: finite weights of at least 0.');
  });

  test('is the simplest of all', () => {
    expect(dummy.complexity({})).toBe(0);
  });
});
