import { continueDenoise } from '../cleaning/denoise.ts';
import { orderRows } from '../cleaning/order-rows.ts';
import { type DataSection, dataSection } from '../contracts/config/data-section.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { type Table, takeRows } from '../table/table.ts';
import { predictRows } from '../tuning/fit-candidate.ts';

/**
 * Predictions for raw rows, `(table.nRows,)`, in the order of the table. The recipe treats the rows as the training rows
 * were treated; its filters go on, in the order of time, from where the training data ended.
 * @throws DataRefusedError when the table lacks a column of the recipe
 */
export function predictTable(artefact: ModelArtefact, table: Table): Float64Array {
  const { recipe, estimator, signature } = artefact;
  const data: DataSection = dataSection.parse({ ...signature.roles });
  const order = orderRows(table, data);
  const ordered = takeRows(table, order);
  const denoised =
    recipe.denoise.length === 0
      ? ordered
      : continueDenoise({ table: ordered, tails: recipe.denoise, data }).table;
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const predicted = predictRows({ recipe, estimator }, denoised, rows);
  const predictions = new Float64Array(table.nRows);
  order.forEach((row, position) => {
    predictions[row] = predicted[position]!;
  });
  return predictions;
}
