import { describe, expect, it } from 'vitest';
import type { MonitorOrder } from '../../../core/contracts/steps.ts';
import { readTick } from '../../../core/registry/tick-document.ts';
import { dispatch } from '../../../core/steps/dispatch.ts';
import { type MemoryPorts, memoryPorts } from '../../support/memory-ports.ts';
import { registerChampions } from '../registry/register-versions.ts';

const NOON = Date.UTC(2026, 10, 24, 12);

/** Ticks at some minutes after noon; answers what was ordered. */
async function tick(ports: MemoryPorts, minutes: number, logKeys: readonly string[] = []) {
  const orders: MonitorOrder[] = [];
  const nowMs = NOON + minutes * 60_000;
  const output = await dispatch({ logKeys, nowMs }, ports, async (order) => void orders.push(order));
  return { orders, output, nowMs };
}

async function twoModels(): Promise<MemoryPorts> {
  const ports = memoryPorts();
  await registerChampions(ports.registry, 1);
  const { value } = (await ports.registry.read('model/cars'))!;
  await ports.registry.write('model/vans', value, 0);
  return ports;
}

describe('Dispatch', () => {
  it('lists for each model at first, then reads only what is new, for whom it is', async () => {
    const ports = await twoModels();
    const first = await tick(ports, 0);
    expect(first.orders).toEqual(['cars', 'vans'].map((model) => ({ model, nowMs: first.nowMs })));
    expect((await tick(ports, 5)).orders).toEqual([]);
    const logKeys = ['predictions/cars/a.jsonl', 'actuals/cars/b.jsonl', 'predictions/trucks/c.jsonl'];
    const third = await tick(ports, 10, logKeys);
    expect(third.orders).toEqual([
      { model: 'cars', nowMs: third.nowMs, logKeys: ['predictions/cars/a.jsonl', 'actuals/cars/b.jsonl'] },
    ]);
    expect(third.output).toMatchObject({ nModels: 2, ordered: ['cars'], failed: [] });
  });

  it('lists where there are more new logs than an order can name', async () => {
    const ports = await twoModels();
    await tick(ports, 0);
    const many = Array.from({ length: 501 }, (_, i) => `predictions/cars/${i}.jsonl`);
    const { orders, nowMs } = await tick(ports, 5, many);
    expect(orders).toEqual([{ model: 'cars', nowMs }]);
    expect(await readTick({ registry: ports.registry, model: 'cars' })).toMatchObject({ listedMs: nowMs });
  });

  it('keeps watching the others when a configuration cannot be read', async () => {
    const ports = await twoModels();
    await ports.store.put('config/cars.yaml', 'model: cars\nmonitr: {}\n');
    const { orders, output } = await tick(ports, 0);
    expect(orders.map(({ model }) => model)).toEqual(['vans']);
    expect(output.failed).toMatchObject([{ model: 'cars', reason: expect.stringContaining('monitr') }]);
    expect(await readTick({ registry: ports.registry, model: 'cars' })).toBeUndefined();
  });

  it('remembers nothing of an order that did not go out', async () => {
    const ports = await twoModels();
    const failing = dispatch({ logKeys: [], nowMs: NOON }, ports, async () => {
      throw new Error('throttled');
    });
    expect((await failing).failed).toHaveLength(2);
    expect((await tick(ports, 5)).orders).toHaveLength(2);
  });

  it('orders nothing without a champion', async () => {
    expect((await tick(memoryPorts(), 0, ['predictions/cars/a.jsonl'])).orders).toEqual([]);
  });
});
