import { jsonText, readArtefactIfAny } from '../../core/artefacts/stored-json.ts';
import { keys } from '../../core/contracts/keys.ts';
import type { ModelArtefact } from '../../core/contracts/model-artefact.ts';
import { predictTable } from '../../core/prediction/predict-table.ts';
import { predictionLog } from '../../core/prediction/prediction-log.ts';
import { readAlerts } from '../../core/registry/alerts-document.ts';
import { cellText } from '../../core/table/column-text.ts';
import { findColumn, type NumericColumn } from '../../core/table/table.ts';
import { loadChampion, loadVersion } from '../../core/tuning/champion.ts';
import type { Context, LocalContext } from '../context.ts';
import { maintain } from '../pipeline/maintain.ts';
import { EXAMPLE_MODEL } from './example-model.ts';
import type { StoryYear } from './story-row.ts';
import type { YearSlice } from './year-slices.ts';

interface StoredYear extends StoryYear {
  readonly format: 'upkeep-demo-year/1';
}

/**
 * One year of service: the champion predicts the year's cars, the actual values arrive, the monitor runs on the second of
 * January, and what it asks for is done. A year that was finished by an earlier, interrupted demo is taken as it is; one that
 * was begun goes on with the predictions that were logged.
 */
export async function playYear(
  year: { label: string; number: number; slice: YearSlice },
  context: LocalContext,
): Promise<StoryYear> {
  const { output, ports } = context;
  const { store } = ports;
  const doneKey = `demo/${EXAMPLE_MODEL}/${year.number}.json`;
  const finished = await readArtefactIfAny<StoredYear>(store, doneKey, 'upkeep-demo-year/1');
  output.print(`${year.label}: a year of service${finished === undefined ? '' : ' (played before)'}`);
  if (finished !== undefined) return finished;
  const inService = await logPredictions(year, context);
  await store.putIfAbsent(keys.actuals(EXAMPLE_MODEL, `${year.number}.jsonl`), actualsLog(year.slice));
  const { states } = await maintain(EXAMPLE_MODEL, context);
  const first = await loadVersion({ model: EXAMPLE_MODEL, version: 1 }, store);
  const told: StoredYear = {
    format: 'upkeep-demo-year/1',
    label: year.label,
    nCars: year.slice.table.nRows,
    ...squaredErrors(year.slice, first, inService),
    versionInService: inService.version,
    alertState: states[0]?.state ?? 'INSUFFICIENT_DATA',
    retuned: await whatWasRetuned(context),
  };
  await store.putIfAbsent(doneKey, jsonText(told));
  return told;
}

/**
 * What came of the year's retuning, in a few words, or null without one. The registry knows it also for a year that was
 * interrupted after its retuning had ended, which is not done again.
 */
async function whatWasRetuned({ ports, nowMs }: Context): Promise<string | null> {
  const { retune } = await readAlerts(ports.registry, EXAMPLE_MODEL);
  if (retune?.atMs !== nowMs()) return null;
  return retune.status === 'done' ? `tuned again: ${retune.outcome}` : 'tuning again was refused';
}

/** Logs the champion's predictions, unless an interrupted demo has; answers the model that made those in the log. */
async function logPredictions(
  { number, slice }: { number: number; slice: YearSlice },
  context: Context,
): Promise<ModelArtefact> {
  const { ports, nowMs } = context;
  const key = keys.predictions(EXAMPLE_MODEL, `${number}.jsonl`);
  if ((await ports.store.head(key)) === undefined) {
    const { version } = (await loadChampion(EXAMPLE_MODEL, ports))!;
    const artefact = await loadVersion({ model: EXAMPLE_MODEL, version }, ports.store);
    const { predictions } = predictTable(artefact, slice.table);
    const log = predictionLog({
      artefact,
      table: slice.table,
      predictions,
      nowMs: nowMs(),
      batch: `${number}`,
    });
    await ports.store.putIfAbsent(key, log);
  }
  const [firstLine] = new TextDecoder().decode(await ports.store.get(key)).split('\n', 1);
  const { version } = JSON.parse(firstLine!) as { version: number };
  return loadVersion({ model: EXAMPLE_MODEL, version }, ports.store);
}

function actualsLog({ table }: YearSlice): string {
  const [id, year, mpg] = ['id', 'year', 'mpg'].map((name) => findColumn(table, name)!);
  const lines: string[] = [];
  for (let row = 0; row < table.nRows; row++) {
    const actual = (mpg as NumericColumn).values[row]!;
    if (Number.isNaN(actual)) continue;
    const time = new Date((year as NumericColumn).values[row]!).toISOString();
    lines.push(`${JSON.stringify({ id: cellText(id!, row), time, actual })}\n`);
  }
  return lines.join('');
}

function squaredErrors({ table }: YearSlice, frozen: ModelArtefact, maintained: ModelArtefact) {
  const actual = (findColumn(table, 'mpg') as NumericColumn).values;
  const sum = (predicted: Float64Array) =>
    actual.reduce(
      (total, value, row) => (Number.isNaN(value) ? total : total + (predicted[row]! - value) ** 2),
      0,
    );
  return {
    nLabelled: actual.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
    frozenSquaredError: sum(predictTable(frozen, table).predictions),
    maintainedSquaredError: sum(predictTable(maintained, table).predictions),
  };
}
