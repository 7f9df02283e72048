import { readFileSync } from 'node:fs';
import type { CleanOutput, RunRef } from '../../../core/contracts/steps.ts';
import type { Ports } from '../../../core/ports/ports.ts';
import { readPromotion } from '../../../core/registry/read-promotion.ts';
import { clean } from '../../../core/steps/clean.ts';
import { evaluatePath } from '../../../core/steps/evaluate-path.ts';
import { notifyResult } from '../../../core/steps/notify-result.ts';
import { plan } from '../../../core/steps/plan.ts';
import { type Promotion, promote } from '../../../core/steps/promote.ts';
import { select } from '../../../core/steps/select.ts';
import { type StartTuneContext, startTune } from '../../../core/steps/start-tune.ts';

const LINES = readFileSync(new URL('../../../examples/auto-mpg/cars.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
export const HOLDER = { host: 'test', pid: 1 };
export const NEXT_HOLDER = { host: 'test', pid: 2 };

/** The example's cars of some years, as the CSV file that is uploaded. */
export function carsCsv(fromYear: number, toYear: number): string {
  const [header, ...rows] = LINES;
  const kept = rows.filter((row) => {
    const year = Number(/,(19\d\d)-01-01,/.exec(row)![1]);
    return year >= fromYear && year <= toYear;
  });
  return `${[header, ...kept].join('\n')}\n`;
}

export const CARS_CONFIG = `
model: cars
data: { target: mpg, id: id, time: year, ignore: [name], types: { origin: category } }
clean: { normalize: { method: minMax } }
tune:
  cv: { splitter: timeSeriesSplit, nSplits: 3, boundary: row }
  estimators: [{ estimator: linear }, { estimator: ridge, grid: { alpha: [0.1, 1, 10] } }]
monitor:
  window: 1 year
  minRows: 20
  alerts: [{ metric: rmse, above: 4.5, clear: 4, for: 1 of 2, action: retune, missingData: ignore }]
`;

export async function uploadCars(ports: Ports, csv: string, config = CARS_CONFIG): Promise<string> {
  await ports.store.put('config/cars.yaml', config);
  await ports.store.put('raw/cars/cars.csv', csv);
  return 'raw/cars/cars.csv';
}

/** The states of TUNE in their order, without worker threads. */
export function tuneCars(dataSet: CleanOutput, ports: Ports, { nowMs }: { nowMs: number }) {
  return tuneAs(dataSet, ports, { nowMs, holder: HOLDER });
}

/** The same by another process, after the one before was stopped. */
export function resumeCars(dataSet: CleanOutput, ports: Ports, { nowMs }: { nowMs: number }) {
  return tuneAs(dataSet, ports, { nowMs, holder: NEXT_HOLDER, isHolderGone: () => true });
}

async function tuneAs(
  dataSet: CleanOutput,
  ports: Ports,
  context: StartTuneContext,
): Promise<RunRef & { promotion: Promotion }> {
  const { nowMs, holder } = context;
  const started = await startTune(dataSet, ports, context);
  const run = { model: started.model, runId: started.runId };
  if (started.alreadyFinished) return { ...run, promotion: await readPromotion(ports.registry, run) };
  const { paths } = await plan(run, ports);
  for (const { index } of paths)
    await evaluatePath({ ...run, pathIndex: index }, { store: ports.store, nowMs: () => 0 });
  await select(run, ports);
  const promotion = await promote(run, ports, nowMs);
  await notifyResult(run, promotion, { ports, nowMs, holder });
  return { ...run, promotion };
}

export async function cleanAndTune(ports: Ports, csv: string, nowMs = Date.UTC(1975, 0, 2)) {
  const dataSet = await clean({ key: await uploadCars(ports, csv) }, ports);
  return { dataSet, ...(await tuneCars(dataSet, ports, { nowMs })) };
}
