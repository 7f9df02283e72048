import { describe, expect, it } from 'vitest';
import { readAlerts } from '../../../core/registry/alerts-document.ts';
import { readRun } from '../../../core/registry/run-record.ts';
import { readWaiting } from '../../../core/registry/waiting-tune.ts';
import { failExecution, finishExecution } from '../../../core/steps/end-execution.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { retune } from '../../../core/steps/retune.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import {
  breakOff,
  carryOut,
  carsInService,
  type DeployedPorts,
  deployedPorts,
  JAN_1975,
  uploadYears,
} from './deployed-cars.ts';

const JAN_1979 = Date.UTC(1979, 0, 2);
const WAITING = 'raw/cars/1970-1974.csv';

/** A run that works, and a newer upload that waits for its end. */
async function workingAndWaiting(): Promise<DeployedPorts> {
  const ports = deployedPorts();
  for (const toYear of [1972, 1974])
    await takeUpload({ key: await uploadYears(ports, 1970, toYear) }, ports, JAN_1975);
  return ports;
}

const waitingIn = ({ registry }: DeployedPorts) => readWaiting({ registry, model: 'cars' });

describe('the end of an execution', () => {
  it('that another attempt has followed leaves the retuning to that one', async () => {
    const ports = await carsInService();
    await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const { rawKey } = await retune({ model: 'cars', nowMs: JAN_1979 }, ports);
    const take = () => takeUpload({ key: rawKey }, ports, JAN_1979);
    await take();
    const first = ports.executions.begun.at(-1)!;
    ports.executions.end(first);
    await take();
    expect(ports.executions.begun.at(-1)).toEqual({ ...first, attempt: 2 });
    await failExecution(first, 'late news', { ports, nowMs: JAN_1979 });
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({ status: 'started', rawKey });
  });

  it('that failed ends the retuning that it was for, with the reason', async () => {
    const ports = await carsInService();
    await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const { rawKey } = await retune({ model: 'cars', nowMs: JAN_1979 }, ports);
    await takeUpload({ key: rawKey }, ports, JAN_1979);
    await breakOff(ports.executions.begun[1]!, ports);
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'failed',
      rawKey,
      reason: 'It broke.',
    });
  });

  it.each([
    ['finished', carryOut],
    ['failed', breakOff],
  ])('that %s lets the upload that waits be taken up, and told of if it is refused by now', async (status, end) => {
    const ports = await workingAndWaiting();
    const [execution] = ports.executions.begun;
    await ports.store.put('config/cars.yaml', 'model: cars\ndata: { targt: mpg }\n');
    await end(execution!, ports);
    expect(await readRun({ registry: ports.registry, ...execution! })).toMatchObject({ status });
    const told = ports.notified.filter(({ attributes }) => attributes.state === 'REFUSED');
    expect(told).toMatchObject([
      {
        subject: 'cars: the upload was refused',
        body: { rawKey: WAITING, reason: expect.stringContaining('targt') },
      },
    ]);
    expect(await waitingIn(ports)).toBeNull();
    expect(ports.executions.begun).toHaveLength(1);
  });

  it('lets the upload go on waiting when CLEAN cannot be asked now, and asks again when it is repeated', async () => {
    const ports = await workingAndWaiting();
    const [execution] = ports.executions.begun;
    const cleanRequests = { request: () => Promise.reject(new Error('Rate exceeded')) };
    await expect(carryOut(execution!, { ...ports, cleanRequests })).rejects.toThrow('Rate exceeded');
    expect(await waitingIn(ports)).toMatchObject({ rawKey: WAITING });
    await finishExecution(execution!, ports, JAN_1975);
    expect(ports.requested).toEqual([WAITING]);
    const told = ports.notified.map(({ subject }) => subject);
    expect(told).toEqual(['cars: version 1 is the new champion']);
  });
});
