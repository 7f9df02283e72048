import { describe, expect, it } from 'vitest';
import type { MonitorOrder } from '../../../core/contracts/steps.ts';
import { underMonitorLease } from '../../../core/monitoring/monitor-lease.ts';
import { readAlerts } from '../../../core/registry/alerts-document.ts';
import { isLeased } from '../../../core/registry/lease.ts';
import { noteOrdered, readTick } from '../../../core/registry/tick-document.ts';
import { carryOutOrder } from '../../../core/steps/carry-out-order.ts';
import { carsInService, type DeployedPorts } from './deployed-cars.ts';

const JAN_1979 = Date.UTC(1979, 0, 2);
const HOUR_MS = 3_600_000;
const LOG = 'predictions/cars/1978.jsonl';
const HOLDER = { host: 'request 1', pid: 0 };
const OTHER = { host: 'laptop', pid: 7 };

/** Orders a run as a tick does, and lets it be carried out. */
async function order(ports: DeployedPorts, { logKeys, presentMs = JAN_1979 }: Order = {}) {
  const place = { registry: ports.registry, model: 'cars' };
  const isListing = logKeys === undefined;
  await noteOrdered({ nowMs: JAN_1979, isListing, configVersion: null }, place);
  const given: MonitorOrder = { model: 'cars', nowMs: JAN_1979, ...(isListing ? {} : { logKeys }) };
  const carryOut = () => carryOutOrder(given, { ports, holder: HOLDER, presentMs });
  return { carryOut, tick: () => readTick(place) };
}

interface Order {
  readonly logKeys?: readonly string[];
  readonly presentMs?: number;
}

/** Whether somebody monitors the model now. */
const isMonitored = ({ registry }: DeployedPorts, nowMs: number) =>
  isLeased({ registry, name: 'cars/monitor', nowMs });

describe('carryOutOrder', () => {
  it('monitors, begins the retuning that an alert asks for, and notes the order as done', async () => {
    const ports = await carsInService();
    const { carryOut, tick } = await order(ports);
    const outcome = await carryOut();
    expect(outcome).toMatchObject({ monitored: { states: [{ state: 'ALARM' }] } });
    expect(outcome?.retuneKey).toMatch(/^raw\/cars\/retune-/);
    expect(await tick()).toMatchObject({ doneMs: JAN_1979, listedMs: JAN_1979, owesListing: false });
    expect(await isMonitored(ports, JAN_1979)).toBe(false);
  });

  it('notes no listing for an order that names the logs', async () => {
    const ports = await carsInService();
    const { carryOut, tick } = await order(ports, { logKeys: [LOG] });
    expect(await carryOut()).toMatchObject({ monitored: { ingested: { nObjects: 1 } } });
    expect(await tick()).toMatchObject({ doneMs: JAN_1979, listedMs: 0 });
  });

  it('does nothing beside another run, closes the order, and owes a listing', async () => {
    const ports = await carsInService();
    const { carryOut, tick } = await order(ports, { logKeys: [LOG] });
    const { registry } = ports;
    const other = { registry, model: 'cars', nowMs: 0, presentMs: JAN_1979, holder: OTHER };
    await underMonitorLease(other, async () => expect(await carryOut()).toBeNull());
    expect(await tick()).toMatchObject({ doneMs: JAN_1979, owesListing: true });
    expect((await readAlerts(registry, 'cars')).states).toEqual([]);
  });

  it('asks for a retuning that has come to no end by the present, not by the time of the order', async () => {
    const ports = await carsInService();
    await (await order(ports)).carryOut();
    await (await order(ports, { presentMs: JAN_1979 + HOUR_MS })).carryOut();
    expect(ports.requested).toEqual([expect.stringMatching(/^raw\/cars\/retune-/)]);
  });

  it('leaves the order open, and gives the lease back, when it fails', async () => {
    const ports = await carsInService();
    const { carryOut, tick } = await order(ports);
    const failing = { ...ports.notifier, notify: () => Promise.reject(new Error('no topic')) };
    Object.assign(ports, { notifier: failing });
    await expect(carryOut()).rejects.toThrow('no topic');
    expect(await tick()).toMatchObject({ doneMs: 0 });
    expect(await isMonitored(ports, JAN_1979)).toBe(false);
  });

  it('holds the lease from the present on, however late the order is delivered, also while it retunes', async () => {
    const ports = await carsInService();
    const presentMs = JAN_1979 + 5 * HOUR_MS;
    const held: boolean[] = [];
    const { putIfAbsent } = ports.store;
    Object.assign(ports.store, {
      putIfAbsent: async (key: string, body: string) => {
        if (key.startsWith('raw/cars/retune-')) held.push(await isMonitored(ports, presentMs));
        return putIfAbsent(key, body);
      },
    });
    await (await order(ports, { presentMs })).carryOut();
    expect(held).toEqual([true]);
  });
});
