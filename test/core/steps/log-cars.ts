import type { Ports } from '../../../core/ports/ports.ts';
import { predictionLog } from '../../../core/prediction/prediction-log.ts';
import { predict } from '../../../core/steps/predict.ts';
import { loadChampion } from '../../../core/tuning/champion.ts';
import { carsCsv } from './cars.ts';

/** What the champion logs of the cars of some years, with the actual values. */
export async function logCars(ports: Ports, fromYear: number, toYear: number): Promise<string> {
  return logCsv(ports, carsCsv(fromYear, toYear));
}

/** The same of any CSV file with the example's columns. */
export async function logCsv(ports: Pick<Ports, 'store' | 'registry'>, csv: string): Promise<string> {
  const { artefact } = (await loadChampion('cars', ports))!;
  async function* open() {
    yield new TextEncoder().encode(csv);
  }
  const { read, predictions } = await predict({ artefact, name: 'cars.csv', missing: ['', 'NA'], open });
  return predictionLog({ artefact, table: read.table, predictions, nowMs: 0, batch: 'b', withActuals: true });
}
