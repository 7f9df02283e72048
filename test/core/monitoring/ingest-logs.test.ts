import { expect, test } from 'vitest';
import { ingestLogs } from '../../../core/monitoring/ingest-logs.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { stoppableStore, wasStopped } from '../../support/stoppable-ports.ts';
import { jsonLines, MODEL } from './support.ts';

const line = (id: string) => ({ id, time: '1978-01-01T05:00Z', version: 1, prediction: 20 });

async function logged(...files: string[]) {
  const store = memoryObjectStore();
  for (const file of files) await store.put(`predictions/${MODEL}/${file}`, jsonLines([line(file)]));
  return store;
}

/** The store, and the keys that were read from it. */
function watched(store: ObjectStore) {
  const read: string[] = [];
  const get = (key: string) => {
    read.push(key);
    return store.get(key);
  };
  return { store: { ...store, get }, read };
}

const ingest = (store: ObjectStore, window = '1 day') => ingestLogs({ store, model: MODEL, window });

test('reads nothing at all of the objects that it has read before', async () => {
  const store = await logged('a', 'b');
  const first = await ingest(store);
  expect(first).toMatchObject({ nObjects: 2, nRecords: 2 });
  expect(first.keys).toEqual([`predictions/${MODEL}/a`, `predictions/${MODEL}/b`]);
  await store.put(`predictions/${MODEL}/c`, jsonLines([line('c')]));
  const { read, ...later } = watched(store);
  expect(await ingest(later.store)).toMatchObject({ nObjects: 1, keys: [`predictions/${MODEL}/c`] });
  expect(read).toHaveLength(1);
  expect(await ingest(later.store)).toMatchObject({ nObjects: 0, nRecords: 0, keys: [] });
  expect(read).toHaveLength(1);
});

test('reads all of them again when the windows change between days and hours, forth and back', async () => {
  const store = await logged('a', 'b');
  await ingest(store);
  expect((await ingest(store, '1 year')).nObjects).toBe(0);
  expect((await ingest(store, '6 hours')).nObjects).toBe(2);
  expect((await ingest(store, '1 hour')).nObjects).toBe(0);
  expect((await ingest(store, '1 week')).nObjects).toBe(2);
  expect((await ingest(store, '1 week')).nObjects).toBe(0);
});

test('stopped before any write and repeated, has read every object once', async () => {
  let isStopped = true;
  for (let k = 0; isStopped; k++) {
    const store = stoppableStore(await logged('a', 'b', 'c'));
    store.stopAfter(k);
    isStopped = await wasStopped(ingest(store));
    store.stopAfter(null);
    await ingest(store);
    expect((await ingest(store)).nObjects).toBe(0);
    const parts = Object.values(store.contents(`monitor/${MODEL}/parts/`));
    expect(parts).toHaveLength(3);
  }
});

test('names the bad lines by their object', async () => {
  const store = await logged('a');
  await store.put(`actuals/${MODEL}/y`, '{"id":1}\n');
  expect(await ingest(store)).toMatchObject({
    nBad: 1,
    bad: [{ key: `actuals/${MODEL}/y`, line: 1, text: '{"id":1}' }],
  });
});

test('reads the objects that it is told of, without a listing, and each of them once', async () => {
  const store = await logged('a', 'b', 'c');
  const others = ['predictions/other/a', `predictions/${MODEL}-2/a`, 'actuals/other/a', `raw/${MODEL}/x.csv`];
  for (const key of others) await store.put(key, jsonLines([line('of another')]));
  const told = [`predictions/${MODEL}/b`, `predictions/${MODEL}/gone`, ...others];
  const noListing: ObjectStore = {
    ...store,
    list: () => {
      throw new Error('listed');
    },
  };
  const read = () =>
    ingestLogs({ store: noListing, model: MODEL, window: '1 day', logKeys: [...told, ...told] });
  expect(await read()).toMatchObject({ nObjects: 1, keys: [`predictions/${MODEL}/b`] });
  expect(await read()).toMatchObject({ nObjects: 0, keys: [] });
  expect((await ingest(store)).keys).toEqual([`predictions/${MODEL}/a`, `predictions/${MODEL}/c`]);
});
