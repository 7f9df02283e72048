import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import { scoreFromSums, variationOf } from '../../scoring/scorers.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { type LinearPredictor, rowErrors } from './row-errors.ts';
import type { Scores } from './score-sheet.ts';

/**
 * Below this share of the terms that it is the difference of, an error sum is recomputed on rows: of its 16 digits fewer
 * than 10 would be left.
 */
const CANCELLATION = 1e-6;

/**
 * Scores linear predictors on a split's test part: squared errors from its Gram block in O(p^2) whatever the number of rows,
 * absolute errors, and squared ones that cancellation would spoil, on the rows in O(rows x p), for all predictors together.
 */
export function scoreLinearFits(
  split: EncodedSplit,
  scorers: readonly ScorerName[],
  predictors: readonly LinearPredictor[],
): Scores[] {
  const { n, comoment } = split.testBlock;
  const sums = predictors.map((predictor) => errorSum(split.testBlock, split.trainBlock, predictor));
  const needsRows = scorers.includes('mae')
    ? () => true
    : // Written so that a sum that is NaN goes to the rows too.
      (index: number) => !(sums[index]!.squaredError >= CANCELLATION * sums[index]!.size);
  const onRows = [...predictors.keys()].filter(needsRows);
  const found = rowErrors(
    split,
    onRows.map((index) => predictors[index]!),
  );
  const errorsOf = new Map(onRows.map((index, at) => [index, found[at]!]));
  const rowVariation = onRows.length === 0 ? 0 : variationOf(testTarget(split));
  return predictors.map((_, index) => {
    const errors = errorsOf.get(index);
    const all =
      errors === undefined
        ? {
            n,
            absoluteError: Number.NaN,
            squaredError: sums[index]!.squaredError,
            variation: comoment.at(-1)!,
          }
        : { n, ...errors, variation: rowVariation };
    return new Map(scorers.map((name) => [name, scoreFromSums(name, all)]));
  });
}

function testTarget({ y, test }: EncodedSplit): Float64Array {
  const target = new Float64Array(test.length);
  for (let i = 0; i < target.length; i++) target[i] = y[test[i]!]!;
  return target;
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
