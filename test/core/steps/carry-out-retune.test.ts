import { describe, expect, it } from 'vitest';
import type { RetuneOrder } from '../../../core/monitoring/judge-rules.ts';
import { readAlerts, updateRetune } from '../../../core/registry/alerts-document.ts';
import { holdExecutionLease } from '../../../core/registry/execution-lease.ts';
import { leaveWaiting } from '../../../core/registry/waiting-tune.ts';
import { carryOutRetune } from '../../../core/steps/carry-out-retune.ts';
import { monitor } from '../../../core/steps/monitor.ts';
import { takeUpload } from '../../../core/steps/take-upload.ts';
import { carryOut, carsInService, type DeployedPorts, deployedPorts } from './deployed-cars.ts';

const JAN_1979 = Date.UTC(1979, 0, 2);
const NOTHING: RetuneOrder = { retune: false, reason: 'No rule is configured.', resume: null };

function withRequests(ports: DeployedPorts) {
  const requested: string[] = [];
  const cleanRequests = { request: async (key: string) => void requested.push(key) };
  return { ports: { ...ports, cleanRequests }, requested };
}

const inService = async () => withRequests(await carsInService());

/** The same with a retuning that the monitor has ordered, and that is begun; `resumeAfter` orders it again. */
async function begun() {
  const { ports, requested } = await inService();
  const { retune: order } = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
  const rawKey = (await carryOutRetune('cars', order, { ports, nowMs: JAN_1979 }))!;
  const resume = { retune: true, reason: 'It was begun.', resume: rawKey };
  const resumeAfter = (minutes: number) =>
    carryOutRetune('cars', resume, { ports, nowMs: JAN_1979 + minutes * 60_000 });
  return { ports, requested, rawKey, order, resumeAfter };
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
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'done',
      rawKey,
    });
  });

  it('asks for an upload that was there, since its writing sends no event', async () => {
    const { ports, requested, rawKey, order } = await begun();
    await carryOutRetune('cars', order, { ports, nowMs: JAN_1979 });
    expect(requested).toEqual([rawKey]);
  });

  it('asks again for one on which nobody works, once in a quarter of an hour', async () => {
    const { ports, requested, rawKey, resumeAfter } = await begun();
    expect(await resumeAfter(14.9)).toBeNull();
    expect(await resumeAfter(15)).toBe(rawKey);
    expect(await resumeAfter(29.9)).toBeNull();
    expect(await resumeAfter(30)).toBe(rawKey);
    expect(requested).toEqual([rawKey, rawKey]);
    await takeUpload({ key: rawKey }, ports, JAN_1979);
    await holdExecutionLease(ports.executions.begun[1]!, { registry: ports.registry, nowMs: JAN_1979 });
    expect(await resumeAfter(60)).toBeNull();
    expect(requested).toHaveLength(2);
  });

  it('gives up after it has asked eight times, however long that took, and says so', async () => {
    const { ports, requested, rawKey, resumeAfter } = await begun();
    for (let asked = 1; asked <= 8; asked++) expect(await resumeAfter(600 + 15 * asked)).toBe(rawKey);
    expect(await resumeAfter(750)).toBeNull();
    expect(requested).toHaveLength(8);
    const reason = `The retuning was tried again and again: CLEAN and TUNE came to no end with ${rawKey}.`;
    expect(ports.notified.at(-1)).toMatchObject({ subject: 'cars: not tuned again', body: { reason } });
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({ status: 'failed', reason });
  });

  it('is owed from the judgement on, and counts from it, however late it is carried out', async () => {
    const { ports } = await inService();
    const first = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'wanted',
      atMs: JAN_1979,
    });
    const again = await monitor({ model: 'cars', nowMs: JAN_1979 + 60_000 }, ports);
    expect([first.retune.retune, again.retune.retune]).toEqual([true, true]);
    await carryOutRetune('cars', again.retune, { ports, nowMs: JAN_1979 + 3_600_000 });
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'started',
      atMs: JAN_1979,
    });
  });

  it('is owed also where no rule changes its state: still in alarm, with new labels', async () => {
    const { ports } = await inService();
    await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const failed = { atMs: JAN_1979, nLabelled: 0, status: 'failed', rawKey: null, reason: 'x' } as const;
    await updateRetune(ports.registry, 'cars', () => failed);
    const nowMs = JAN_1979 + 2 * 86_400_000;
    await monitor({ model: 'cars', nowMs }, ports);
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({
      status: 'wanted',
      atMs: nowMs,
    });
  });

  it('asks for nothing that waits for another run, whose end wakes it', async () => {
    const { ports, requested, rawKey, resumeAfter } = await begun();
    const upload = { model: 'cars', rawKey, datasetId: 'f00d', uploadedAtMs: 1 };
    await leaveWaiting(upload, ports.registry);
    expect(await resumeAfter(600)).toBeNull();
    expect(requested).toEqual([]);
  });

  it('gives up an upload that cannot be made, after eight tries', async () => {
    const { ports } = await inService();
    const { retune } = await monitor({ model: 'cars', nowMs: JAN_1979 }, ports);
    const store = { ...ports.store, putIfAbsent: () => Promise.reject(new Error('out of time')) };
    const tryOnce = () => carryOutRetune('cars', retune, { ports: { ...ports, store }, nowMs: JAN_1979 });
    for (let tried = 1; tried <= 8; tried++) await expect(tryOnce()).rejects.toThrow('out of time');
    expect(await tryOnce()).toBeNull();
    const reason = 'The retuning was tried again and again: its upload could not be made.';
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({ status: 'failed', reason });
    expect(ports.notified.at(-1)).toMatchObject({ subject: 'cars: not tuned again', body: { reason } });
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
    expect((await readAlerts(ports.registry, 'cars')).retune).toMatchObject({ status: 'failed' });
  });

  it('throws what is no refusal, so that it is tried again, and tells nobody', async () => {
    const { ports, order } = await begun();
    const nTold = ports.notified.length;
    const cleanRequests = { request: () => Promise.reject(new Error('Rate exceeded')) };
    await expect(
      carryOutRetune('cars', order, { ports: { ...ports, cleanRequests }, nowMs: JAN_1979 }),
    ).rejects.toThrow('Rate exceeded');
    expect(ports.notified).toHaveLength(nTold);
  });

  it('does nothing that was not ordered', async () => {
    const { ports, requested } = withRequests(deployedPorts());
    expect(await carryOutRetune('cars', NOTHING, { ports, nowMs: JAN_1979 })).toBeNull();
    expect(requested).toEqual([]);
  });
});
