import { continueDenoise } from '../cleaning/denoise.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import { followsRows } from '../cleaning/row-fills.ts';
import { type DataSection, dataSection } from '../contracts/config/data-section.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { type Table, takeRows } from '../table/table.ts';
import { predictRows } from '../tuning/fit-candidate.ts';

/**
 * Predictions for raw rows, `(table.nRows,)`, in the order of the table. The recipe treats the rows as the training rows
 * were treated; its filters and fills go on, in the order of time, from where the training data ended. Without these the
 * rows need no time.
 * @throws DataRefusedError when the table lacks a column of the recipe, or a row lacks the time that its filters follow
 */
export function predictTable({ recipe, estimator, signature }: ModelArtefact, table: Table): Float64Array {
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const options = { group: signature.roles.group, continues: true };
  if (!followsRows(recipe)) return predictRows({ recipe, estimator }, table, rows, options);
  const data: DataSection = dataSection.parse({ ...signature.roles });
  const order = orderRows(table, data);
  const denoised = continueDenoise({ table: takeRows(table, order), tails: recipe.denoise, data }).table;
  const predicted = predictRows({ recipe, estimator }, denoised, rows, options);
  const predictions = new Float64Array(table.nRows);
  order.forEach((row, position) => {
    predictions[row] = predicted[position]!;
  });
  return predictions;
}
