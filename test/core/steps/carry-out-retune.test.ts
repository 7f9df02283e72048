import { describe, expect, it } from 'vitest';
import type { RetuneOrder } from '../../../core/monitoring/judge-rules.ts';
import { readAlerts } from '../../../core/registry/alerts-document.ts';
import { carryOutRetune } from '../../../core/steps/carry-out-retune.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { carryOut, type DeployedPorts, deployedPorts, JAN_1975, uploadYears } from './deployed-cars.ts';
import { logCars } from './log-cars.ts';

const JAN_1979 = Date.UTC(1979, 0, 2);
const NOTHING: RetuneOrder = { retune: false, reason: 'No rule is configured.', resume: null };

function withRequests(ports: DeployedPorts) {
  const requested: string[] = [];
  const cleanRequests = { request: async (key: string) => void requested.push(key) };
  return { ports: { ...ports, cleanRequests }, requested };
}

/** A model of 1970-1974 in service, whose log of 1978 holds the actual values. */
async function inService() {
  const ports = deployedPorts();
  await takeUpload({ key: await uploadYears(ports, 1970, 1974) }, ports, JAN_1975);
  await carryOut(ports.executions.begun[0]!, ports);
  await ports.store.put('predictions/cars/1978.jsonl', await logCars(ports, 1978, 1978));
  return withRequests(ports);
}

describe('carryOutRetune', () => {
  it('makes an upload, whose own event starts CLEAN, and ends as a retuning ends', async () => {
    const { ports, requested } = await inService();
    const { retune } = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const rawKey = await carryOutRetune('cars', retune, { ports, nowMs: JAN_1979 });
    expect(rawKey).toMatch(/^raw\/cars\/retune-[0-9a-f]{16}\.csv$/);
    expect(requested).toEqual([]);
    await takeUpload({ key: rawKey! }, ports, JAN_1979);
    await carryOut(ports.executions.begun[1]!, ports);
    expect((await readAlerts(ports.registry, 'cars')).document.retune).toMatchObject({
      status: 'done',
      rawKey,
    });
  });

  it('asks for an upload again that was there, or on which nobody works, and leaves one alone that is being tuned on', async () => {
    const { ports, requested } = await inService();
    const { retune } = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const rawKey = (await carryOutRetune('cars', retune, { ports, nowMs: JAN_1979 }))!;
    await carryOutRetune('cars', retune, { ports, nowMs: JAN_1979 });
    expect(requested).toEqual([rawKey]);
    const resume = { retune: true, reason: 'It was begun.', resume: rawKey };
    await carryOutRetune('cars', resume, { ports, nowMs: JAN_1979 });
    expect(requested).toEqual([rawKey, rawKey]);
    await takeUpload({ key: rawKey }, ports, JAN_1979);
    expect(await carryOutRetune('cars', resume, { ports, nowMs: JAN_1979 })).toBeNull();
    expect(requested).toHaveLength(2);
  });

  it('tells of a refusal once, and remembers it', async () => {
    const { ports } = await inService();
    await ports.store.put('raw/cars/1970-1974.csv', 'another file');
    const { retune } = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    expect(await carryOutRetune('cars', retune, { ports, nowMs: JAN_1979 })).toBeNull();
    expect(ports.notified.at(-1)).toMatchObject({
      subject: 'cars: not tuned again',
      text: expect.stringContaining("another file has replaced the champion's data"),
      attributes: { kind: 'tune', severity: 'warning', state: 'FAILED' },
    });
    expect((await readAlerts(ports.registry, 'cars')).document.retune).toMatchObject({ status: 'failed' });
  });

  it('does nothing that was not ordered', async () => {
    const { ports, requested } = withRequests(deployedPorts());
    expect(await carryOutRetune('cars', NOTHING, { ports, nowMs: JAN_1979 })).toBeNull();
    expect(requested).toEqual([]);
  });
});
