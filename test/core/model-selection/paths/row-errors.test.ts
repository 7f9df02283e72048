import { expect, test } from 'vitest';
import { encodeSplits } from '../../../../core/model-selection/paths/encode-splits.ts';
import { rowErrors } from '../../../../core/model-selection/paths/row-errors.ts';
import { randomColumns } from '../../linear-algebra/random-data.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { foldsOf, sampleTable, sampleTask } from './sample-task.ts';

// Predictors in groups of four, rows in pairs and in tiles of 128: every remainder of each.
test.each([
  [1, 90],
  [3, 401],
  [4, 512],
  [9, 771],
])('%i predictors on a third of %i rows have the errors of one prediction after another, to 1e-12', (nPredictors, nRows) => {
  const { table, y } = sampleTable(nRows, nRows);
  const split = encodeSplits(sampleTask({ table, y, splits: foldsOf(nRows, 3) }), 'none')(1);
  const p = split.columns.length;
  const predictors = randomColumns(nPredictors, { nRows: p, nColumns: nPredictors }).map((weights, k) => ({
    weights,
    base: k - 1,
  }));
  const found = rowErrors(split, predictors);
  for (const [k, { weights, base }] of predictors.entries()) {
    const errors = Array.from(split.test, (row) => {
      const deviations = split.columns.map((column, j) => column[row]! - split.trainBlock.mean[j]!);
      return y[row]! - deviations.reduce((sum, value, j) => sum + value * weights[j]!, base);
    });
    const expected = [
      errors.reduce((sum, error) => sum + Math.abs(error), 0),
      errors.reduce((sum, error) => sum + error * error, 0),
    ];
    const { absoluteError, squaredError } = found[k]!;
    expect(relativeError([absoluteError, squaredError], expected)).toBeLessThan(1e-12);
  }
});
