import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import { r2Of, SCORERS } from '../../scoring/scorers.ts';
import type { EncodedSplit } from './encoded-split.ts';
import type { Scores } from './score-sheet.ts';

/** Predicts `base + sum of weights[j] * (column[j] - mean of column[j] in the training part)`. */
export interface LinearPredictor {
  /** `(p,)`, of the columns before normalisation */
  readonly weights: Float64Array;
  readonly base: number;
}

/**
 * Below this share of the terms that it is the difference of, an error sum is recomputed on rows: of its 16 digits fewer
 * than 10 would be left.
 */
const CANCELLATION = 1e-6;

/**
 * Scores linear predictors on a split's test part: squared errors from its Gram block in O(p^2) whatever the number of rows,
 * absolute errors, and squared ones that cancellation would spoil, on the rows in O(rows x p).
 */
export function linearFitScorer(split: EncodedSplit, scorers: readonly ScorerName[]) {
  const needsRows = scorers.includes('mae');
  let testRows: TestRows | undefined;
  return (predictor: LinearPredictor): Scores => {
    const { squaredError, size } = errorSum(split.testBlock, split.trainBlock, predictor);
    // Written so that a sum that is NaN goes to the rows too.
    if (!needsRows && squaredError >= CANCELLATION * size) {
      return new Map(scorers.map((name) => [name, scoreOf(name, squaredError, split.testBlock)]));
    }
    testRows ??= testRowsOf(split);
    const { y } = testRows;
    const predictions = predict(testRows, predictor);
    return new Map(scorers.map((name) => [name, SCORERS[name].score(y, predictions)]));
  };
}

function scoreOf(name: ScorerName, squaredError: number, { n, comoment }: GramBlock): number {
  if (name === 'rmse') return Math.sqrt(squaredError / n);
  return r2Of({ n, squaredError, variation: comoment.at(-1)! });
}

/** The sum of squared errors about the test part's own mean, and the size of the terms that it is made of. */
function errorSum(test: GramBlock, train: GramBlock, { weights, base }: LinearPredictor) {
  const { n, mean, comoment } = test;
  const p = weights.length;
  const q = p + 1;
  let squares = comoment[q * q - 1]!;
  let size = squares;
  let shift = mean[p]! - base;
  for (let i = 0; i < p; i++) {
    const weight = weights[i]!;
    shift -= weight * (mean[i]! - train.mean[i]!);
    const cross = -2 * weight * comoment[i * q + p]!;
    let inner = 0;
    let innerSize = 0;
    for (let j = 0; j < p; j++) {
      const product = weights[j]! * comoment[i * q + j]!;
      inner += product;
      innerSize += Math.abs(product);
    }
    squares += weight * inner + cross;
    size += Math.abs(weight) * innerSize + Math.abs(cross);
  }
  const shiftSquares = n * shift * shift;
  return { squaredError: squares + shiftSquares, size: size + shiftSquares };
}

interface TestRows {
  /** `p` arrays of `(nTest,)`: deviations from the training mean */
  readonly deviations: readonly Float64Array[];
  readonly y: Float64Array;
}

function testRowsOf({ columns, y, test, trainBlock }: EncodedSplit): TestRows {
  const deviations = columns.map((column, j) => gather(column, test, trainBlock.mean[j]!));
  return { deviations, y: gather(y, test, 0) };
}

/** A plain loop: `Float64Array.from` with a callback takes ten times as long. */
function gather(column: Float64Array, rows: Int32Array, offset: number): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = column[rows[i]!]! - offset;
  return result;
}

/** Four columns at a time, so that each prediction is loaded and stored a quarter as often. */
function predict({ deviations, y }: TestRows, { weights, base }: LinearPredictor): Float64Array {
  const predictions = new Float64Array(y.length).fill(base);
  const nothing = new Float64Array(y.length);
  const columnAt = (j: number) => deviations[j] ?? nothing;
  for (let j = 0; j < deviations.length; j += 4) {
    const [a, b, c, d] = [columnAt(j), columnAt(j + 1), columnAt(j + 2), columnAt(j + 3)];
    const [wa = 0, wb = 0, wc = 0, wd = 0] = weights.subarray(j, j + 4);
    for (let i = 0; i < predictions.length; i++) {
      predictions[i] = predictions[i]! + (wa * a[i]! + wb * b[i]! + (wc * c[i]! + wd * d[i]!));
    }
  }
  return predictions;
}
