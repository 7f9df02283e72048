import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notification } from '../../core/ports/notifier.ts';
import { failExecution } from '../../core/steps/end-execution.ts';
import { takeUpload } from '../../core/steps/take-upload.ts';
import { CARS_CONFIG, carsCsv } from '../core/steps/cars.ts';
import { carryOut, deployedPorts, JAN_1975 } from '../core/steps/deployed-cars.ts';

/** Messages of the demo, which was played in a folder: alerts and champions. */
export async function demoMessages(folder: string): Promise<Notification[]> {
  const place = join(folder, '.upkeep', 'demo', 'notifications');
  const files = (await readdir(place)).filter((name) => name.endsWith('.json'));
  return Promise.all(files.map(async (name) => JSON.parse(await readFile(join(place, name), 'utf8'))));
}

/** Messages that the demo has no cause for: a challenger, a search that was stopped, uploads that go no further. */
export async function otherMessages(): Promise<Notification[]> {
  const ports = deployedPorts();
  const upload = async (key: string, csv: string, config?: string) => {
    if (config !== undefined) await ports.store.put('config/cars.yaml', config);
    await ports.store.put(key, csv);
    return takeUpload({ key, maxBytes: 1e6 }, ports, JAN_1975);
  };
  const cars = carsCsv(1970, 1974);
  await upload('raw/cars/cars.csv', cars, CARS_CONFIG);
  await carryOut(ports.executions.begun.at(-1)!, ports);
  await upload('raw/cars/cars.csv', cars, CARS_CONFIG.replace('[0.1, 1, 10]', '[0.5, 5]'));
  await carryOut(ports.executions.begun.at(-1)!, ports);
  await upload('raw/cars/cars.csv', cars, CARS_CONFIG.replace('[0.1, 1, 10]', '[2]'));
  const stopped = ports.executions.begun.at(-1)!;
  const reason = `Execution ${stopped.runId}-${stopped.attempt} was aborted.`;
  await failExecution(stopped, reason, { ports, nowMs: JAN_1975 });
  await upload('raw/cars/vans.csv', 'van,load\nA,1200\n');
  await upload('raw/vans/vans.csv', 'van,load\nA,1200\nB,900\n');
  return ports.notified;
}
