import { continueSeries } from '../cleaning/continue-series.ts';
import type { ModelArtefact } from '../contracts/model-artefact.ts';
import { allRows, type Table } from '../table/table.ts';
import { noTrainers, type TrainerDesk } from '../trainers/trainer-desk.ts';
import { predictAnyRows } from '../tuning/trainer-candidate.ts';
import { inTableOrder, type PredictedTable, predictTable } from './predict-table.ts';

/** `predictTable`, also with a model that a trainer has to be asked about. Throws what `predictAnyRows` throws. */
export async function predictAnyTable(
  artefact: ModelArtefact,
  table: Table,
  desk: TrainerDesk | undefined,
): Promise<PredictedTable> {
  const { trainer } = artefact.estimator;
  if (trainer === undefined) return predictTable(artefact, table);
  if (desk === undefined) throw noTrainers(trainer.spec);
  const { table: continued, places, notices } = continueSeries(artefact.recipe, table);
  const rows = allRows(table.nRows);
  const asked = { table: continued, rows, options: { continues: true } };
  return inTableOrder(await predictAnyRows(artefact, asked, desk), { places, notices });
}
