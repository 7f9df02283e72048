import { describe, expect, it } from 'vitest';
import type { MonitorOrder } from '../../../core/contracts/steps.ts';
import { noteDone, readTick } from '../../../core/registry/tick-document.ts';
import { endWaiting, leaveWaiting } from '../../../core/registry/waiting-tune.ts';
import { dispatch } from '../../../core/steps/dispatch.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { registerChampions } from '../registry/register-versions.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const UPLOAD = { model: 'cars', rawKey: 'raw/cars/a.csv', datasetId: 'f00d', uploadedAtMs: 1 };

interface Tick {
  readonly minutes: number;
  readonly logKeys?: readonly string[];
  readonly order?: (order: MonitorOrder) => Promise<void>;
  /** Whether MONITOR carries out what it is ordered. @default true */
  readonly isCarriedOut?: boolean;
}

/** Ticks at some minutes after noon; answers what was ordered, and what became of the messages. */
async function tick(ports: MemoryPorts, { minutes, logKeys = [], order, isCarriedOut = true }: Tick) {
  const orders: MonitorOrder[] = [];
  const requested: string[] = [];
  let isAcknowledged = false;
  const nowMs = NOON + minutes * 60_000;
  const acknowledge = async () => {
    isAcknowledged = true;
  };
  const output = await dispatch(nowMs, {
    ...ports,
    logEvents: { receive: async () => ({ keys: logKeys, nForeign: 0, acknowledge }) },
    cleanRequests: { request: async (key) => void requested.push(key) },
    order: order ?? (async (given) => void orders.push(given)),
  }).catch((error: unknown) => ({ thrown: error }));
  if (isCarriedOut) {
    for (const { model, logKeys: told } of orders)
      await noteDone(
        { orderedMs: nowMs, isListing: told === undefined },
        { registry: ports.registry, model },
      );
  }
  return { orders, output, nowMs, requested, isAcknowledged };
}

async function twoModels(): Promise<MemoryPorts> {
  const ports = memoryPorts();
  await registerChampions(ports.registry, 1);
  const { value } = (await ports.registry.read('model/cars'))!;
  await ports.registry.write('model/vans', value, 0);
  return ports;
}

const tickOf = (ports: MemoryPorts, model: string) => readTick({ registry: ports.registry, model });

describe('Dispatch', () => {
  it('lists for each model at first, then reads only what is new, for whom it is', async () => {
    const ports = await twoModels();
    const first = await tick(ports, { minutes: 0 });
    expect(first.orders).toEqual(['cars', 'vans'].map((model) => ({ model, nowMs: first.nowMs })));
    expect((await tick(ports, { minutes: 5 })).orders).toEqual([]);
    const logKeys = ['predictions/cars/a.jsonl', 'actuals/cars/b.jsonl', 'predictions/trucks/c.jsonl'];
    const third = await tick(ports, { minutes: 10, logKeys });
    expect(third.orders).toEqual([
      { model: 'cars', nowMs: third.nowMs, logKeys: ['predictions/cars/a.jsonl', 'actuals/cars/b.jsonl'] },
    ]);
    expect(third.output).toMatchObject({ nModels: 2, nLogKeys: 3, ordered: ['cars'], failed: [] });
    expect(third.isAcknowledged).toBe(true);
  });

  it('lists once a day, whatever was told of in between', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    await tick(ports, { minutes: 600, logKeys: ['predictions/cars/a.jsonl'] });
    const { orders } = await tick(ports, { minutes: 24 * 60 });
    expect(orders.map(({ model, logKeys }) => [model, logKeys])).toEqual([
      ['cars', undefined],
      ['vans', undefined],
    ]);
  });

  it('lists where there are more new logs than an order can name', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    const many = Array.from({ length: 3000 }, (_, i) => `predictions/cars/${i}.jsonl`);
    const { orders, nowMs } = await tick(ports, { minutes: 5, logKeys: many });
    expect(orders).toEqual([{ model: 'cars', nowMs }]);
    expect(await tickOf(ports, 'cars')).toMatchObject({ listedMs: nowMs });
  });

  it('orders nothing beside an order that is open, and lists once that one must have failed', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    await tick(ports, { minutes: 5, logKeys: ['predictions/cars/a.jsonl'], isCarriedOut: false });
    expect((await tick(ports, { minutes: 10 })).orders).toEqual([]);
    const { orders, nowMs } = await tick(ports, { minutes: 20 });
    expect(orders).toEqual([{ model: 'cars', nowMs }]);
    expect((await tick(ports, { minutes: 25 })).orders).toEqual([]);
  });

  it('lists for the logs that came while an order was open', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    const first = { minutes: 5, logKeys: ['predictions/cars/a.jsonl'], isCarriedOut: false };
    const { nowMs: orderedMs } = await tick(ports, first);
    await tick(ports, { minutes: 10, logKeys: ['predictions/cars/b.jsonl'] });
    await noteDone({ orderedMs, isListing: false }, { registry: ports.registry, model: 'cars' });
    const { orders, nowMs } = await tick(ports, { minutes: 15 });
    expect(orders).toEqual([{ model: 'cars', nowMs }]);
    expect((await tick(ports, { minutes: 20 })).orders).toEqual([]);
  });

  it('goes on with a retuning that is wanted or was started', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    const retune = { status: 'wanted', atMs: NOON, nLabelled: 30 };
    await ports.registry.write('alerts/cars', { format: 'upkeep-alerts/1', states: [], retune }, 0);
    expect((await tick(ports, { minutes: 5 })).orders.map(({ model }) => model)).toEqual(['cars']);
  });

  it('keeps watching the others when a configuration cannot be read, and finds its logs once it can', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    await ports.store.put('config/cars.yaml', 'model: cars\nmonitr: {}\n');
    const logKeys = ['predictions/cars/a.jsonl', 'predictions/vans/b.jsonl'];
    const broken = await tick(ports, { minutes: 5, logKeys });
    expect(broken.orders).toMatchObject([{ model: 'vans', logKeys: ['predictions/vans/b.jsonl'] }]);
    expect(broken.output).toMatchObject({
      failed: [{ model: 'cars', reason: expect.stringContaining('monitr') }],
    });
    expect(broken.isAcknowledged).toBe(true);
    await ports.store.put('config/cars.yaml', 'model: cars\n');
    const { orders, nowMs } = await tick(ports, { minutes: 10 });
    expect(orders).toEqual([{ model: 'cars', nowMs }]);
  });

  it('orders as always for a model whose note of what waits is damaged', async () => {
    const ports = await twoModels();
    await ports.registry.write('waiting/cars', { format: 'another' }, 0);
    const { orders, output } = await tick(ports, { minutes: 0 });
    expect(orders.map(({ model }) => model)).toEqual(['cars', 'vans']);
    expect(output).toMatchObject({ failed: [{ model: 'cars' }] });
  });

  it.each([
    ['model/cars', 2],
    ['tick/cars', 0],
  ])('keeps watching the others when the registry item %s is damaged', async (key, revision) => {
    const ports = await twoModels();
    expect(await ports.registry.write(key, { format: 'another' }, revision)).toBe(true);
    const { orders, output } = await tick(ports, { minutes: 0 });
    expect(orders.map(({ model }) => model)).toEqual(['vans']);
    expect(output).toMatchObject({ failed: [{ model: 'cars' }] });
  });

  it('remembers of an order that did not go out that it is owed', async () => {
    const ports = await twoModels();
    const order = () => Promise.reject(new Error('throttled'));
    expect((await tick(ports, { minutes: 0, order })).output).toMatchObject({ failed: [{}, {}] });
    expect((await tick(ports, { minutes: 5 })).orders).toHaveLength(2);
  });

  it('leaves the messages for the next tick when it cannot even note a failure', async () => {
    const ports = await twoModels();
    await tick(ports, { minutes: 0 });
    const registry = { ...ports.registry, write: () => Promise.reject(new Error('no table')) };
    const stopped = await tick({ ...ports, registry }, { minutes: 5, logKeys: ['predictions/cars/a.jsonl'] });
    expect(stopped.output).toMatchObject({ thrown: { message: 'no table' } });
    expect(stopped.isAcknowledged).toBe(false);
  });

  it('asks again for an upload that waits, also of a model without a version, each quarter of an hour', async () => {
    const ports = memoryPorts();
    await leaveWaiting(UPLOAD, ports.registry);
    const { requested, output } = await tick(ports, { minutes: 0 });
    expect(requested).toEqual([UPLOAD.rawKey]);
    expect(output).toMatchObject({ woken: ['cars'], nModels: 0 });
    expect((await tick(ports, { minutes: 14 })).requested).toEqual([]);
    expect((await tick(ports, { minutes: 15 })).requested).toEqual([UPLOAD.rawKey]);
    await endWaiting(UPLOAD, ports.registry);
    expect((await tick(ports, { minutes: 60 })).requested).toEqual([]);
  });

  it('orders nothing without a champion', async () => {
    const logKeys = ['predictions/cars/a.jsonl'];
    expect((await tick(memoryPorts(), { minutes: 0, logKeys })).orders).toEqual([]);
  });
});
