import { describe, expect, test } from 'vitest';
import type { LogisticSolver } from '../../../../core/estimators/logistic/curvature.ts';
import { logistic } from '../../../../core/estimators/logistic.ts';
import { largestDerivative } from './derivatives.ts';
import { classSample, matrixOfColumns } from './sample-classes.ts';

/** Coefficients right to 1e-10 leave derivatives of about that share, beside conditioning. */
const STATIONARY = 1e-8;

function solverOf(fitted: { readonly [name: string]: unknown }): LogisticSolver {
  return fitted.solver as LogisticSolver;
}

describe('a fit is a minimum', () => {
  test.each([2, 3])('of columns of scales from 1e-4 to 1e5, %d classes', (nClasses) => {
    const { columns, y, classes } = classSample(7, [60, 3, nClasses]);
    const X = matrixOfColumns(columns.map((column, j) => column.map((value) => value * [1e-4, 1, 1e5][j]!)));
    const model = logistic.fit(X, y, { C: 1e8 }, { classes });
    expect(largestDerivative(model, { X, y })).toBeLessThan(STATIONARY);
  });

  test.each([2, 3])('of more coefficients than a Hessian is held for, %d classes', (nClasses) => {
    const { X, y, classes } = classSample(8, [30, 1600, nClasses]);
    for (const C of [1e-3, 1, 1e3]) {
      const model = logistic.fit(X, y, { C }, { classes });
      expect(solverOf(model.fitted)).toBe('newtonCg');
      expect(largestDerivative(model, { X, y })).toBeLessThan(STATIONARY);
    }
  });

  test.each([2, 3])('of classes that a line parts, with hardly a penalty, %d classes', (nClasses) => {
    const column = Float64Array.from({ length: 30 }, (_, i) => i / 10);
    const X = matrixOfColumns([column]);
    const y = column.map((value) => Math.min(nClasses - 1, Math.floor(value + 0.05)));
    const { classes } = classSample(9, [3, 1, nClasses]);
    for (const C of [1e-8, 1e6, 1e12]) {
      const model = logistic.fit(X, y, { C }, { classes });
      expect(solverOf(model.fitted)).toBe('newtonCholesky');
      expect(largestDerivative(model, { X, y })).toBeLessThan(STATIONARY);
    }
  });

  test('where columns far from the origin all but depend on one another', () => {
    const { columns, y, classes } = classSample(13, [60, 3, 2]);
    const X = matrixOfColumns(columns.map((column) => column.map((value) => value + 1e6)));
    const model = logistic.fit(X, y, { C: 1, fitIntercept: false }, { classes });
    // Margins are differences of numbers near 1e6, which have lost 6 of their 16 digits.
    expect(largestDerivative(model, { X, y })).toBeLessThan(1e-4);
  });

  test('with weights from 1e-3 to 1e3', () => {
    const { X, y, classes, random } = classSample(10, [80, 3, 3]);
    const sampleWeight = y.map(() => 10 ** (6 * random() - 3));
    const model = logistic.fit(X, y, { C: 10 }, { classes, sampleWeight });
    expect(largestDerivative(model, { X, y, sampleWeight })).toBeLessThan(STATIONARY);
  });
});

describe('classes of a training part', () => {
  const { X, classes } = classSample(11, [12, 2, 3]);

  test('that lacks one are fitted without it, and it has probability 0', () => {
    const y = Float64Array.from({ length: 12 }, (_, i) => (i % 2) * 2);
    const model = JSON.parse(JSON.stringify(logistic.fit(X, y, {}, { classes })));
    const two = logistic.fit(
      X,
      y.map((number) => number / 2),
      {},
      { classes: ['a', 'b'] },
    );
    expect(model.fitted).toEqual({ ...two.fitted, classes: [...classes], present: [0, 2] });
    const probabilities = logistic.predictProbabilities!(model, X);
    const ofTwo = logistic.predictProbabilities!(two, X);
    for (let i = 0; i < 12; i++)
      expect([...probabilities.subarray(3 * i, 3 * i + 3)]).toEqual([ofTwo[2 * i], 0, ofTwo[2 * i + 1]]);
    expect([...logistic.predict(model, X)]).toEqual(
      [...logistic.predict(two, X)].map((number) => 2 * number),
    );
  });

  test('that has one whose rows all weigh nothing is fitted without it', () => {
    const y = Float64Array.from({ length: 12 }, (_, i) => i % 3);
    const sampleWeight = y.map((number) => (number === 1 ? 0 : 1));
    const { fitted } = logistic.fit(X, y, { classWeight: 'balanced' }, { classes, sampleWeight });
    expect(fitted.present).toEqual([0, 2]);
    expect(fitted.coef).toHaveLength(1);
  });

  test('that are a single one have no fit', () => {
    const y = new Float64Array(12).fill(1);
    const message =
      'logistic fit: the training rows have the one class "class 1". Allowed: rows of at least 2 classes. Split so that every training part has them, or leave out a class of few rows.';
    expect(() => logistic.fit(X, y, {}, { classes })).toThrow(message);
    const path = logistic.predictPath!({ train: X, yTrain: y, test: X, classes }, [{ C: 1 }, { C: 2 }]);
    expect(path.map((found) => found instanceof Error && found.message)).toEqual([message, message]);
  });
});

describe('what cannot be used is refused', () => {
  const { X, y, classes } = classSample(12, [12, 2, 2]);

  test.each([
    [{ C: 0 }, 'logistic C: 0. Allowed: a finite number above 0.'],
    [{ C: 'x' }, 'logistic C: "x". Allowed: a finite number above 0.'],
    [{ classWeight: 'even' }, 'logistic classWeight: "even". Allowed: none, balanced.'],
    [
      { alpha: 1 },
      'logistic alpha: the estimator has no such parameter. Allowed: C, fitIntercept, classWeight.',
    ],
  ])('%o', (params, message) => {
    expect(() => logistic.fit(X, y, params, { classes })).toThrow(message);
    const [bad, good] = logistic.predictPath!({ train: X, yTrain: y, test: X, classes }, [params, { C: 1 }]);
    expect(bad).toEqual(expect.objectContaining({ message }));
    expect(good).not.toBeInstanceOf(Error);
  });

  test('numbers that are none, and rows of another width', () => {
    const bad = matrixOfColumns([X.columns[0]!, y.map(() => Number.NaN)]);
    expect(() => logistic.fit(bad, y, {}, { classes })).toThrow(
      'logistic fit with C 1: the steps of the solver did not converge.',
    );
    const model = logistic.fit(X, y, {}, { classes });
    expect(() => logistic.predict(model, matrixOfColumns([y]))).toThrow(
      'logistic predict: 1 features. Allowed: the 2 that the model was fitted on.',
    );
  });
});

test('C says how simple a candidate is', () => {
  expect([1e-3, 1, 1e3].map((C) => logistic.complexity({ C }))).toEqual([1e-3 / 1.001, 0.5, 1e3 / 1001]);
});

test('equal probabilities are predicted as the lowest class', () => {
  const fitted = { classes: ['a', 'b'], present: [0, 1], coef: [[0]], intercept: [0] };
  const model = { estimator: 'logistic', params: {}, fitted };
  expect([...logistic.predict(model, matrixOfColumns([[1]]))]).toEqual([0]);
});
