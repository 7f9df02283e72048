import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import { isSumScorer, type SumScorerName, scoreFromSums, variationOf } from '../../scoring/error-sums.ts';
import { scoredNumbers } from '../../scoring/scorer.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { EncodedSplit } from './encoded-split.ts';
import type { LinearPredictor } from './linear-tiles.ts';
import { rowErrors, rowPredictions, testTarget } from './row-errors.ts';
import type { Scores } from './score-sheet.ts';

/**
 * Below this share of the terms that it is the difference of, an error sum is recomputed on rows: of its 16 digits fewer
 * than 10 would be left.
 */
const CANCELLATION = 1e-6;

/**
 * Scores linear predictors on a split's test part: squared errors from its Gram block in O(p^2) whatever the number of rows,
 * absolute errors, and squared ones that cancellation would spoil, on the rows in O(rows x p), for all predictors together.
 * Any other score of numbers is taken of the predictions, in the same O(rows x p).
 */
export function scoreLinearFits(
  split: EncodedSplit,
  scorers: readonly ScorerName[],
  predictors: readonly LinearPredictor[],
): Scores[] {
  const others = scorers.filter((name) => !isSumScorer(name));
  if (others.length === 0) return sumScores(split, scorers.filter(isSumScorer), predictors);
  // Where the predictions are made anyway, absolute errors cost no further pass.
  const onPredictions = scorers.filter((name) => name === 'mae' || !isSumScorer(name));
  const onSums = scorers.filter(isSumScorer).filter((name) => name !== 'mae');
  const sums = sumScores(split, onSums, predictors);
  const predicted = predictionScores(split, onPredictions, predictors);
  return predictors.map((_, index) => new Map([...sums[index]!, ...predicted[index]!]));
}

function sumScores(
  split: EncodedSplit,
  scorers: readonly SumScorerName[],
  predictors: readonly LinearPredictor[],
): Scores[] {
  const { n, comoment } = split.testBlock;
  const sums = predictors.map((predictor) => errorSum(split.testBlock, split.trainBlock, predictor));
  const needsRows = scorers.includes('mae')
    ? () => true
    : // Written so that a sum that is NaN goes to the rows too.
      (index: number) => !(sums[index]!.squaredError >= CANCELLATION * sums[index]!.size);
  const onRows = scorers.length === 0 ? [] : [...predictors.keys()].filter(needsRows);
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

/** Predictors whose predictions are held at once: of a million rows 128 MB. */
const N_AT_ONCE = 16;

function predictionScores(
  split: EncodedSplit,
  scorers: readonly ScorerName[],
  predictors: readonly LinearPredictor[],
): Scores[] {
  const yTrue = testTarget(split);
  const scores: Scores[] = [];
  for (let from = 0; from < predictors.length; from += N_AT_ONCE) {
    for (const yPred of rowPredictions(split, predictors.slice(from, from + N_AT_ONCE))) {
      const rows = scoredNumbers(yTrue, yPred);
      scores.push(new Map(scorers.map((name) => [name, SCORERS[name].score(rows)])));
    }
  }
  return scores;
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
