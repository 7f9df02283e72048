import { expect, test } from 'vitest';
import {
  emptyErrorSums,
  errorSumsOf,
  finishErrorSums,
  mergeErrorSums,
} from '../../../core/monitoring/error-sums.ts';

const cells = { nCells: 0, nMissingCells: 0 };
const finish = (pairs: readonly (readonly [number, number | null])[]) =>
  finishErrorSums(
    pairs
      .map(([prediction, actual]) => errorSumsOf({ prediction, actual, ...cells }))
      .reduce(mergeErrorSums, emptyErrorSums()),
  );

test('computes the metrics of three cars by hand', () => {
  // Errors 1, -2, 4; actual values 10, 20, 30 with mean 20 and squared distances 200.
  const metrics = finish([
    [11, 10],
    [18, 20],
    [34, 30],
    [25, null],
  ]);
  expect(metrics).toEqual({
    rmse: Math.sqrt(7),
    mae: 7 / 3,
    r2: 1 - 21 / 200,
    bias: 1,
    count: 4,
    labelCoverage: 0.75,
  });
});

test('leaves out what the records do not define', () => {
  expect(finish([])).toEqual({ count: 0 });
  expect(finish([[3, null]])).toEqual({ count: 1, labelCoverage: 0 });
  expect(finish([[3, 2]])).toEqual({ rmse: 1, mae: 1, bias: 1, count: 1, labelCoverage: 1 });
});

test('scores a constant truth as scikit-learn does: 1 if met exactly, else 0', () => {
  expect(
    finish([
      [5, 5],
      [5, 5],
    ]).r2,
  ).toBe(1);
  expect(
    finish([
      [5, 5],
      [6, 5],
    ]).r2,
  ).toBe(0);
});

test('keeps the digits of r2 far from the origin', () => {
  const far = 1e9;
  expect(
    finish([
      [far + 1, far],
      [far, far + 1],
      [far + 2, far + 2],
    ]).r2,
  ).toBeCloseTo(1 - 2 / 2, 12);
});

test('shares missing cells over the cells that were logged', () => {
  const sums = mergeErrorSums(
    errorSumsOf({ prediction: 1, actual: null, nCells: 3, nMissingCells: 2 }),
    errorSumsOf({ prediction: 1, actual: null, nCells: 5, nMissingCells: 0 }),
  );
  expect(finishErrorSums(sums).missingRatio).toBe(0.25);
});
