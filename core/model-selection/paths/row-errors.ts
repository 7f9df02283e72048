import type { EncodedSplit } from './encoded-split.ts';
import { GROUP, type LinearPredictor, type PredictedTile, predictTiles } from './linear-tiles.ts';

interface RowErrors {
  readonly absoluteError: number;
  readonly squaredError: number;
}

/** Errors of each predictor on the test rows, all in one pass over them. O(rows x p x predictors). */
export function rowErrors(split: EncodedSplit, predictors: readonly LinearPredictor[]): RowErrors[] {
  if (predictors.length === 0) return [];
  const target = testTarget(split);
  // Groups of predictors are whole ones.
  const size = Math.ceil(predictors.length / GROUP) * GROUP;
  const absolute = new Float64Array(size);
  const squared = new Float64Array(size);
  predictTiles(split, predictors, (tile) => addErrors(tile, target, { absolute, squared }));
  return predictors.map((_, index) => ({ absoluteError: absolute[index]!, squaredError: squared[index]! }));
}

/** What each predictor says of the test rows, `(test.length,)` each. O(rows x p x predictors). */
export function rowPredictions(split: EncodedSplit, predictors: readonly LinearPredictor[]): Float64Array[] {
  const found = predictors.map(() => new Float64Array(split.test.length));
  predictTiles(split, predictors, ({ predictor, start, nRows, predicted }) => {
    for (let k = 0; k < Math.min(GROUP, found.length - predictor); k++) {
      const column = found[predictor + k]!;
      for (let i = 0; i < nRows; i++) column[start + i] = predicted[i * GROUP + k]!;
    }
  });
  return found;
}

/** The target of the test rows, `(test.length,)`. */
export function testTarget({ y, test }: EncodedSplit): Float64Array {
  const target = new Float64Array(test.length);
  for (let i = 0; i < target.length; i++) target[i] = y[test[i]!]!;
  return target;
}

interface Sums {
  readonly absolute: Float64Array;
  readonly squared: Float64Array;
}

function addErrors(
  { predictor, start, nRows, predicted }: PredictedTile,
  target: Float64Array,
  { absolute, squared }: Sums,
): void {
  for (let k = 0; k < GROUP; k++) {
    let absoluteSum = absolute[predictor + k]!;
    let squaredSum = squared[predictor + k]!;
    for (let i = 0; i < nRows; i++) {
      const error = target[start + i]! - predicted[i * GROUP + k]!;
      absoluteSum += Math.abs(error);
      squaredSum += error * error;
    }
    absolute[predictor + k] = absoluteSum;
    squared[predictor + k] = squaredSum;
  }
}
