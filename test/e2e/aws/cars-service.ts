import type { Ports } from '../../../core/ports/ports.ts';
import { predictionLog } from '../../../core/prediction/prediction-log.ts';
import { predict } from '../../../core/steps/predict.ts';
import { loadChampion } from '../../../core/tuning/champion.ts';
import { carsCsv } from '../../core/steps/cars.ts';

/** What the champion logs of the cars of some years, and the actual values, which come in a file of their own. */
export async function serveYears(model: string, years: readonly [number, number], ports: Ports) {
  const { artefact } = (await loadChampion(model, ports))!;
  const csv = carsCsv(...years);
  async function* open() {
    yield new TextEncoder().encode(csv);
  }
  const { read, predictions } = await predict({ artefact, name: 'cars.csv', missing: ['', 'NA'], open });
  const request = { artefact, table: read.table, predictions, nowMs: 0, batch: 'cars' };
  const withActuals = predictionLog({ ...request, withActuals: true });
  const actuals = withActuals
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; time: string; actual?: number })
    .filter(({ actual }) => actual !== undefined)
    .map(({ id, time, actual }) => `${JSON.stringify({ id, time, actual })}\n`)
    .join('');
  return { predictions: predictionLog(request), actuals };
}
