import { type ContinuedSeries, continueSeries } from '../cleaning/continue-series.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import type { Prediction } from '../estimators/estimator.ts';
import { allRows, type Table } from '../table/table.ts';
import { predictFor } from '../tuning/fit-candidate.ts';

export interface PredictedTable {
  /** Numbers or indices into the model's classes, `(table.nRows,)`, in the order of the table. */
  readonly predictions: Float64Array;
  /** `(table.nRows, nClasses)` row by row; null where the model has none. */
  readonly probabilities: Float64Array | null;
  /** Where filters and fills begin anew, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Predictions for raw rows. The recipe treats the rows as the training rows were treated; its filters and fills go on, in the
 * order of time, from where the training data ended. Without these the rows need no time.
 * @throws DataRefusedError when the table lacks a column of the recipe, or a row lacks the time that its filters follow
 */
export function predictTable(
  { recipe, estimator, classes = null }: ModelArtefact,
  table: Table,
): PredictedTable {
  const { table: continued, places, notices } = continueSeries(recipe, table);
  const rows = allRows(table.nRows);
  const predicted = predictFor({ recipe, estimator, classes }, continued, rows, { continues: true });
  return inTableOrder(predicted, { places, notices });
}

/** What was predicted for the rows of a continued table, in the order of the table itself. */
export function inTableOrder(
  { yPred, probabilities }: Prediction,
  { places, notices }: Pick<ContinuedSeries, 'places' | 'notices'>,
): PredictedTable {
  return {
    predictions: inPlaces(yPred, places),
    probabilities: probabilities === null ? null : inPlaces(probabilities, places),
    notices,
  };
}

/** What was found for row `places[i]` of the continued table, as row `i`. */
function inPlaces(found: Float64Array, places: Int32Array): Float64Array {
  const width = places.length === 0 ? 0 : found.length / places.length;
  const moved = new Float64Array(found.length);
  for (const [row, place] of places.entries()) {
    moved.set(found.subarray(place * width, (place + 1) * width), row * width);
  }
  return moved;
}
