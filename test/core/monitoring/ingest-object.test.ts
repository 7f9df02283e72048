import { describe, expect, test } from 'vitest';
import { ingestObject } from '../../../core/monitoring/ingest-object.ts';
import { monitorKeys, parsePartKey } from '../../../core/monitoring/monitor-keys.ts';
import { bucketOf, partitionOf, unplacedPartitionOf } from '../../../core/monitoring/partition.ts';
import { type MemoryObjectStore, memoryObjectStore } from '../../support/memory-object-store.ts';
import { type Stoppable, stoppableStore, wasStopped } from '../../support/stoppable-ports.ts';
import { deliver, type LogLine, MODEL, uploadLines } from './support.ts';

const prediction = (id: string, time: string): LogLine => ({ id, time, version: 1, prediction: 20 });
const partKey = (file: string, partition: string, kind: 'predictions' | 'actuals' = 'predictions') =>
  monitorKeys.part(MODEL, { partition, kind, source: monitorKeys.source(`${kind}/${MODEL}/${file}`) });
const KEY = `predictions/${MODEL}/a.jsonl`;

const FIRST = ['a', 'b', 'c', 'd'].map((id) => prediction(id, '1978-01-01'));
const SECOND = [prediction('a', '1978-01-01'), prediction('e', '1978-01-03')];
const THIRD = [prediction('f', '1978-02-01')];

/** What records the parts hold, empty parts and arrivals aside, and what the receipts say, versions aside. */
function endState(store: MemoryObjectStore) {
  const parts = Object.entries(store.contents(monitorKeys.parts(MODEL)))
    .filter(([, body]) => body !== '')
    .map(([key, body]) => [key, body.slice(body.indexOf('\n') + 1)]);
  const receipts = Object.values(store.contents(`monitor/${MODEL}/ingested/`)).map((body) => {
    const { version: _, ...receipt } = JSON.parse(body);
    return receipt;
  });
  return { parts, receipts };
}

function stoppable(): MemoryObjectStore & Stoppable {
  return stoppableStore(memoryObjectStore());
}

async function upload(store: MemoryObjectStore & Stoppable, lines: readonly LogLine[]) {
  store.stopAfter(null);
  return uploadLines(store, KEY, lines);
}

describe('ingestObject', () => {
  test('writes one part a partition, sorted by id, and the receipt last', async () => {
    const store = memoryObjectStore();
    const lines = [
      { ...prediction('b', '1978-01-01T05:00Z'), features: { z: 1, a: null } },
      prediction('b', '1978-01-01T04:00Z'),
      'damaged' as unknown as LogLine,
    ];
    const { receipt, skipped } = await deliver(store, 'predictions', { file: 'a.jsonl', lines });
    const partition = partitionOf('b', Date.parse('1978-01-01'), 'day');
    expect(skipped).toBe(false);
    expect(store.contents(monitorKeys.parts(MODEL))).toEqual({
      [partKey('a.jsonl', partition)]:
        `{"arrivedAtMs":1,"logKey":"${KEY}"}\n` +
        '{"id":"b","prediction":20,"timeMs":252475200000,"version":1}\n' +
        '{"features":{"a":null,"z":1},"id":"b","prediction":20,"timeMs":252478800000,"version":1}\n',
    });
    expect(receipt).toEqual({
      format: 'upkeep-ingested/2',
      key: KEY,
      version: 'w1',
      kind: 'predictions',
      partitionUnit: 'day',
      status: 'done',
      partitions: [partition],
      nRecords: 2,
      bad: {
        count: 1,
        byReason: { 'not a JSON object': 1 },
        first: [{ line: 3, reason: 'not a JSON object', text: '"damaged"' }],
      },
    });
    expect(JSON.parse(store.contents()[monitorKeys.receipt(MODEL, KEY)]!)).toEqual(receipt);
  });

  test('puts labels without a time into the unplaced bucket of their id', async () => {
    const store = memoryObjectStore();
    const lines = [
      { id: 7, actual: 18 },
      { id: 8, time: '1978-01-01', actual: 19 },
    ];
    await deliver(store, 'actuals', { file: 'y.jsonl', lines });
    const origin = `{"arrivedAtMs":1,"logKey":"actuals/${MODEL}/y.jsonl"}\n`;
    expect(store.contents(monitorKeys.parts(MODEL))).toEqual({
      [partKey('y.jsonl', unplacedPartitionOf('7', 1), 'actuals')]:
        `${origin}{"actual":18,"id":"7","timeMs":null}\n`,
      [partKey('y.jsonl', partitionOf('8', Date.parse('1978-01-01'), 'day'), 'actuals')]:
        `${origin}{"actual":19,"id":"8","timeMs":252460800000}\n`,
    });
  });

  test('keeps labels of one id and time in the order of the log', async () => {
    const store = memoryObjectStore();
    const lines = [
      { id: 8, time: '1978-01-01', actual: 20 },
      { id: 8, time: '1978-01-01', actual: 19 },
    ];
    await deliver(store, 'actuals', { file: 'y.jsonl', lines });
    expect(endState(store).parts.map(([, body]) => body)).toEqual([
      '{"actual":20,"id":"8","timeMs":252460800000}\n{"actual":19,"id":"8","timeMs":252460800000}\n',
    ]);
  });

  test('divides into hours what it had divided into days, and empties the days', async () => {
    const store = memoryObjectStore();
    const lines = [prediction('a', '1978-01-01T05:59Z'), prediction('a', '1978-01-01T06:00Z')];
    await deliver(store, 'predictions', { file: 'a.jsonl', lines });
    const info = (await store.head(KEY))!;
    const request = { store, model: MODEL, kind: 'predictions', info, partitionUnit: 'hour' } as const;
    expect((await ingestObject(request)).skipped).toBe(false);
    expect((await ingestObject(request)).skipped).toBe(true);
    const fresh = memoryObjectStore();
    await deliver(fresh, 'predictions', { file: 'a.jsonl', lines, window: '6 hours' });
    expect(endState(store)).toEqual(endState(fresh));
    expect(endState(store).parts.map(([key]) => parsePartKey(MODEL, key!)!.partition)).toEqual([
      `1978-01-01T05/${bucketOf('a')}`,
      `1978-01-01T06/${bucketOf('a')}`,
    ]);
  });

  test('skips an object that was read in this version, and writes nothing', async () => {
    const store = stoppable();
    const info = await upload(store, FIRST);
    const once = await ingestObject({ store, model: MODEL, kind: 'predictions', info, partitionUnit: 'day' });
    const nWrites = store.nWrites();
    const twice = await ingestObject({
      store,
      model: MODEL,
      kind: 'predictions',
      info,
      partitionUnit: 'day',
    });
    expect(twice).toEqual({ receipt: once.receipt, skipped: true });
    expect(store.nWrites()).toBe(nWrites);
  });

  test('lets a newer version replace the older one, emptying partitions it no longer touches', async () => {
    const store = memoryObjectStore();
    await deliver(store, 'predictions', { file: 'a.jsonl', lines: FIRST });
    const { receipt } = await deliver(store, 'predictions', { file: 'a.jsonl', lines: THIRD });
    const fresh = memoryObjectStore();
    await deliver(fresh, 'predictions', { file: 'a.jsonl', lines: THIRD });
    expect(endState(store)).toEqual(endState(fresh));
    expect(receipt.partitions).toEqual([partitionOf('f', Date.parse('1978-02-01'), 'day')]);
  });

  test('refuses to read another version than the one that was listed', async () => {
    const store = stoppable();
    const info = await upload(store, FIRST);
    await upload(store, SECOND);
    await expect(
      ingestObject({ store, model: MODEL, kind: 'predictions', info, partitionUnit: 'day' }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(endState(store)).toEqual({ parts: [], receipts: [] });
  });

  test('ends in the same state wherever it is stopped, and whichever version comes next', async () => {
    const expected = memoryObjectStore();
    await deliver(expected, 'predictions', { file: 'a.jsonl', lines: THIRD });
    const versions = [FIRST, SECOND, THIRD];
    let nStops = 0;
    for (let first = 0; first < 8; first++) {
      for (let second = 0; second < 8; second++) {
        const store = stoppable();
        for (const [index, lines] of versions.entries()) {
          const info = await upload(store, lines);
          store.stopAfter([first, second, null][index]!);
          const attempt = ingestObject({
            store,
            model: MODEL,
            kind: 'predictions',
            info,
            partitionUnit: 'day',
          });
          if (await wasStopped(attempt)) nStops++;
        }
        expect(endState(store)).toEqual(endState(expected));
      }
    }
    expect(nStops).toBeGreaterThan(60);
  });

  test('repeats a stopped attempt to the state of an undisturbed one', async () => {
    const undisturbed = memoryObjectStore();
    await deliver(undisturbed, 'predictions', { file: 'a.jsonl', lines: FIRST });
    await deliver(undisturbed, 'predictions', { file: 'a.jsonl', lines: SECOND });
    let stopped = true;
    for (let k = 0; stopped; k++) {
      const store = stoppable();
      await deliver(store, 'predictions', { file: 'a.jsonl', lines: FIRST });
      const info = await upload(store, SECOND);
      store.stopAfter(k);
      const request = { store, model: MODEL, kind: 'predictions', info, partitionUnit: 'day' } as const;
      stopped = await wasStopped(ingestObject(request));
      store.stopAfter(null);
      expect((await ingestObject(request)).skipped).toBe(!stopped);
      expect(endState(store)).toEqual(endState(undisturbed));
    }
  });
});
