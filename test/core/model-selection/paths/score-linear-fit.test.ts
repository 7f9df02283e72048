import { expect, test } from 'vitest';
import { REGRESSION_SCORERS, type ScorerName } from '../../../../core/contracts/config/scorer-names.ts';
import { encodeSplits } from '../../../../core/model-selection/paths/encode-splits.ts';
import type { EncodedSplit } from '../../../../core/model-selection/paths/encoded-split.ts';
import { scoreLinearFits } from '../../../../core/model-selection/paths/score-linear-fit.ts';
import { scoredNumbers } from '../../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';
import { randomColumns } from '../../linear-algebra/random-data.ts';
import { relativeError } from '../../linear-algebra/relative-error.ts';
import { foldsOf, sampleTable, sampleTask } from './sample-task.ts';

function sample(nPredictors: number, nRows: number) {
  const { table, y } = sampleTable(nRows, nRows);
  // Above -1, so that logarithms exist.
  const target = y.map((value) => value + 30);
  const split = encodeSplits(sampleTask({ table, y: target, splits: foldsOf(nRows, 3) }), 'none')(1);
  const p = split.columns.length;
  const predictors = randomColumns(nPredictors, { nRows: p, nColumns: nPredictors }).map((weights, k) => ({
    weights,
    base: 28 + k,
  }));
  return { split, predictors };
}

/** The split whose rows cannot be read: no column and no target has any. */
const withoutRows = (split: EncodedSplit): EncodedSplit => ({
  ...split,
  get columns(): never {
    throw new Error('A column was read.');
  },
  get y(): never {
    throw new Error('The target was read.');
  },
});

// Predictors in groups of four, held by sixteen, and rows in tiles of 128, with remainders.
test.each([
  [1, 90],
  [18, 771],
])('%i predictors on a third of %i rows have every score of their predictions, to 1e-12', (nPredictors, nRows) => {
  const { split, predictors } = sample(nPredictors, nRows);
  const found = scoreLinearFits(split, REGRESSION_SCORERS, predictors);
  expect(found).toHaveLength(nPredictors);
  const yTrue = Float64Array.from(split.test, (row) => split.y[row]!);
  for (const [k, { weights, base }] of predictors.entries()) {
    const yPred = Float64Array.from(split.test, (row) =>
      split.columns.reduce(
        (sum, column, j) => sum + (column[row]! - split.trainBlock.mean[j]!) * weights[j]!,
        base,
      ),
    );
    const expected = REGRESSION_SCORERS.map((name) => SCORERS[name].score(scoredNumbers(yTrue, yPred)));
    // Squared errors from Gram blocks and from rows round differently.
    expect(
      relativeError(
        REGRESSION_SCORERS.map((name) => found[k]!.get(name)!),
        expected,
      ),
    ).toBeLessThan(1e-12);
  }
});

test('a score does not depend on the others beside it', () => {
  const { split, predictors } = sample(5, 200);
  const all = scoreLinearFits(split, REGRESSION_SCORERS, predictors);
  for (const name of REGRESSION_SCORERS) {
    const alone = scoreLinearFits(split, [name], predictors);
    expect(alone.map((scores) => scores.get(name))).toEqual(all.map((scores) => scores.get(name)));
  }
});

test('squared errors read no rows, whatever the number of predictors', () => {
  const { split, predictors } = sample(500, 200);
  const names: ScorerName[] = ['rmse', 'mse', 'r2'];
  const expected = scoreLinearFits(split, names, predictors);
  expect(scoreLinearFits(withoutRows(split), names, predictors)).toEqual(expected);
  expect(() => scoreLinearFits(withoutRows(split), ['mape'], predictors)).toThrow('was read');
});
