import { beforeEach, describe, expect, it } from 'vitest';
import type { Registry } from '../../../core/ports/registry.ts';
import { dropWaiting, endWaiting, leaveWaiting, readWaiting } from '../../../core/registry/waiting-tune.ts';
import { createMemoryRegistry } from '../../support/memory-registry.ts';

const upload = (name: string, uploadedAtMs: number) => ({
  rawKey: `raw/cars/${name}.csv`,
  datasetId: `data-${name}`,
  uploadedAtMs,
});

describe('the upload that waits', () => {
  let registry: Registry;
  beforeEach(() => {
    registry = createMemoryRegistry();
  });
  const waiting = (model = 'cars') => readWaiting({ registry, model });
  const leave = (name: string, atMs: number) =>
    leaveWaiting({ model: 'cars', ...upload(name, atMs) }, registry);
  const end = (name: string, atMs: number) => endWaiting({ model: 'cars', ...upload(name, atMs) }, registry);

  it('is none at first, and of each model its own', async () => {
    expect(await waiting()).toBeNull();
    await leave('a', 5);
    expect(await waiting()).toEqual(upload('a', 5));
    expect(await waiting('vans')).toBeNull();
  });

  it.each([[[1, 2]], [[2, 1]]])('is the newest, in whatever order they come: %j', async (times) => {
    for (const time of times) await leave(`${time}`, time);
    expect(await waiting()).toEqual(upload('2', 2));
  });

  it('is the one that comes later of two of one moment', async () => {
    await leave('a', 5);
    await leave('b', 5);
    expect(await waiting()).toEqual(upload('b', 5));
  });

  it.each([
    ['itself', 'a', 5],
    ['the same data, sent earlier', 'a', 4],
    ['a newer one', 'b', 6],
  ])('waits no longer once %s is tuned on', async (_, name, time) => {
    await leave('a', 5);
    await end(name, time);
    expect(await waiting()).toBeNull();
  });

  it.each([
    ['an older one', 4],
    ['another one of the same moment', 5],
  ])('goes on waiting when %s is tuned on', async (_, time) => {
    await leave('a', 5);
    await end('b', time);
    expect(await waiting()).toEqual(upload('a', 5));
  });

  it('waits no longer once it is tuned on under another configuration, which makes another data set of it', async () => {
    await leave('a', 5);
    const again = { ...upload('a', 5), model: 'cars', datasetId: 'another' };
    await endWaiting(again, registry);
    expect(await waiting()).toBeNull();
  });

  it('goes on waiting when an older version of its object is tuned on', async () => {
    await leave('a', 5);
    await endWaiting({ ...upload('a', 4), model: 'cars', datasetId: 'another' }, registry);
    expect(await waiting()).toEqual(upload('a', 5));
  });

  it('waits no longer once it is refused or gone, which ends no other', async () => {
    await leave('a', 5);
    await dropWaiting({ registry, model: 'cars' }, 'raw/cars/b.csv');
    expect(await waiting()).toEqual(upload('a', 5));
    await dropWaiting({ registry, model: 'cars' }, 'raw/cars/a.csv');
    expect(await waiting()).toBeNull();
  });

  it('leaves no item where nothing ever waited', async () => {
    await end('a', 5);
    expect(await registry.read('waiting/cars')).toBeUndefined();
  });
});
