import type { Ports } from '../../../core/ports/ports.ts';
import { predictionLog } from '../../../core/prediction/prediction-log.ts';
import { predict } from '../../../core/steps/predict.ts';
import { loadChampion, loadVersion } from '../../../core/tuning/champion.ts';
import { carsCsv } from './cars.ts';

type LogPorts = Pick<Ports, 'store' | 'registry'>;

/** What the champion logs of the cars of some years, with the actual values. */
export async function logCars(ports: LogPorts, fromYear: number, toYear: number): Promise<string> {
  return logCsv(ports, carsCsv(fromYear, toYear));
}

/** The same of any CSV file with the example's columns. */
export async function logCsv(ports: LogPorts, csv: string): Promise<string> {
  return (await served(ports, csv, 'cars')).log(true);
}

/** The same in two files: the predictions, and the actual values, which come in a file of their own. */
export async function serveYears(
  ports: LogPorts,
  [fromYear, toYear]: readonly [number, number],
  model = 'cars',
): Promise<{ predictions: string; actuals: string }> {
  const { log } = await served(ports, carsCsv(fromYear, toYear), model);
  const actuals = log(true)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; time: string; actual?: number })
    .filter(({ actual }) => actual !== undefined)
    .map(({ id, time, actual }) => `${JSON.stringify({ id, time, actual })}\n`)
    .join('');
  return { predictions: log(false), actuals };
}

async function served(ports: LogPorts, csv: string, model: string) {
  const { version } = (await loadChampion(model, ports))!;
  const artefact = await loadVersion({ model, version }, ports.store);
  async function* open() {
    yield new TextEncoder().encode(csv);
  }
  const { read, predictions } = await predict({ artefact, name: 'cars.csv', missing: ['', 'NA'], open });
  const request = { artefact, table: read.table, predictions, nowMs: 0, batch: 'cars' };
  return { log: (withActuals: boolean) => predictionLog({ ...request, withActuals }) };
}
