import { DataRefusedError } from '../../errors.ts';
import type { Prediction } from '../estimator.ts';
import type { NeighbourSettings } from './neighbour-settings.ts';
import { writeWeights } from './neighbour-weights.ts';
import type { TrainingRows } from './training-rows.ts';
import type { FoundRows } from './tree-search.ts';

/** Gathers what one candidate predicts, row by row. */
export interface NeighbourOpinion {
  readonly nNeighbors: number;
  /**
   * @param found of at least so many neighbours as the candidate has
   * @throws DataRefusedError where a distance is beyond any number
   */
  predictRow(row: number, found: FoundRows): void;
  readonly prediction: Prediction;
}

/** A candidate's predictions for so many rows: the weighted mean of its neighbours' targets, or their classes' shares. */
export function neighbourOpinion(
  training: TrainingRows,
  settings: NeighbourSettings,
  nRows: number,
): NeighbourOpinion {
  const { nNeighbors } = settings;
  const weights = new Float64Array(nNeighbors);
  const yPred = new Float64Array(nRows);
  const { y, classes } = training;
  const probabilities = classes === null ? null : new Float64Array(nRows * classes.length);
  return {
    nNeighbors,
    predictRow(row, { distances, rows }) {
      refuseInfinite(distances[nNeighbors - 1]!, row);
      writeWeights(settings, distances, weights);
      if (probabilities === null) yPred[row] = weightedMean(y, rows, weights);
      else {
        const nClasses = classes!.length;
        const shares = probabilities.subarray(row * nClasses, (row + 1) * nClasses);
        for (let i = 0; i < nNeighbors; i++) {
          const index = y[rows[i]!]!;
          shares[index] = shares[index]! + weights[i]!;
        }
        yPred[row] = firstLargest(shares);
        divideBySum(shares);
      }
    },
    prediction: { yPred, probabilities },
  };
}

function refuseInfinite(distance: number, row: number): void {
  if (distance < Number.POSITIVE_INFINITY) return;
  throw new DataRefusedError({
    where: 'kNeighbors predict',
    found: `the squared distance of row ${row} to a neighbour is beyond any number`,
    allowed: 'finite squared distances',
    todo: 'Normalise the features, or mend values that are very large',
  });
}

/** About the nearest row's target, so that targets far from the origin lose nothing. */
function weightedMean(y: Float64Array, rows: Int32Array, weights: Float64Array): number {
  const about = y[rows[0]!]!;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]! * (y[rows[i]!]! - about);
    total += weights[i]!;
  }
  return about + sum / total;
}

/** Of classes with the same number of votes the first wins, as scikit-learn's mode. */
function firstLargest(votes: Float64Array): number {
  let best = 0;
  for (let c = 1; c < votes.length; c++) if (votes[c]! > votes[best]!) best = c;
  return best;
}

function divideBySum(shares: Float64Array): void {
  let total = 0;
  for (let c = 0; c < shares.length; c++) total += shares[c]!;
  for (let c = 0; c < shares.length; c++) shares[c] = shares[c]! / total;
}
