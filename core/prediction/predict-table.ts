import { continueSeries } from '../cleaning/continue-series.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { allRows, type Table } from '../table/table.ts';
import { predictRows } from '../tuning/fit-candidate.ts';

export interface PredictedTable {
  /** `(table.nRows,)`, in the order of the table. */
  readonly predictions: Float64Array;
  /** Where filters and fills begin anew, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Predictions for raw rows. The recipe treats the rows as the training rows were treated; its filters and fills go on, in the
 * order of time, from where the training data ended. Without these the rows need no time.
 * @throws DataRefusedError when the table lacks a column of the recipe, or a row lacks the time that its filters follow
 */
export function predictTable({ recipe, estimator }: ModelArtefact, table: Table): PredictedTable {
  const { table: continued, places, notices } = continueSeries(recipe, table);
  const rows = allRows(table.nRows);
  const predicted = predictRows({ recipe, estimator }, continued, rows, { continues: true });
  const predictions = new Float64Array(table.nRows);
  for (let row = 0; row < table.nRows; row++) predictions[row] = predicted[places[row]!]!;
  return { predictions, notices };
}
