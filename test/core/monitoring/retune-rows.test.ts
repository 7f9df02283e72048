import { expect, test } from 'vitest';
import { newestLabels } from '../../../core/monitoring/join-labels.ts';
import { monitorKeys } from '../../../core/monitoring/monitor-keys.ts';
import { bucketOf } from '../../../core/monitoring/partition.ts';
import { retuneRecords } from '../../../core/monitoring/retune-rows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { deliver, type LogLine, MODEL } from './support.ts';

const line = (id: string, time: string, more: LogLine): LogLine => ({
  id,
  time,
  version: 1,
  prediction: 1,
  ...more,
});
const full = { weight: 3504, origin: null };

async function retune(predictions: readonly LogLine[], actuals: readonly LogLine[] = []) {
  const store = memoryObjectStore();
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: predictions });
  await deliver(store, 'actuals', { file: 'y.jsonl', lines: actuals });
  const unplaced = await readUnplacedLabels(store, MODEL);
  return retuneRecords({
    store,
    model: MODEL,
    columns: ['weight', 'origin'],
    unplaced,
    horizonMs: Number.POSITIVE_INFINITY,
  });
}

test('gives the labelled records with their raw features, in time order', async () => {
  const { records, nLabelled, nIncomplete } = await retune(
    [
      line('c', '1978-03-01', { features: { ...full, extra: 1 }, actual: 3 }),
      line('b', '1978-02-01', { features: full }),
      line('a', '1978-02-01', { features: full }),
      line('d', '1978-01-01', { features: full }),
      line('e', '1978-01-01', { features: { weight: 1 }, actual: 5 }),
      line('f', '1978-01-01', { actual: 6 }),
    ],
    [
      { id: 'b', actual: 2 },
      { id: 'a', time: '1978-02-01', actual: 1 },
    ],
  );
  expect(records).toEqual([
    { id: 'a', timeMs: Date.parse('1978-02-01'), actual: 1, features: full },
    { id: 'b', timeMs: Date.parse('1978-02-01'), actual: 2, features: full },
    { id: 'c', timeMs: Date.parse('1978-03-01'), actual: 3, features: { ...full, extra: 1 } },
  ]);
  expect({ nLabelled, nIncomplete }).toEqual({ nLabelled: 5, nIncomplete: 2 });
});

test('takes the newest labelled record of an id over all days', async () => {
  const { records } = await retune([
    line('a', '1978-01-01', { features: full, actual: 1 }),
    line('a', '1978-01-02', { features: full, actual: 2 }),
    line('a', '1978-01-03', { features: full }),
  ]);
  expect(records).toEqual([{ id: 'a', timeMs: Date.parse('1978-01-02'), actual: 2, features: full }]);
});

test('takes more records of one bucket than a call can have arguments', async () => {
  const store = memoryObjectStore();
  const timeMs = Date.parse('1978-01-01');
  const records: { id: string; timeMs: number; actual: number }[] = [];
  for (let n = 0; records.length < 150_000; n++) {
    if (bucketOf(`${n}`) === 0) records.push({ id: `${n}`, timeMs, actual: n });
  }
  // Written as ingestion writes it, without the log, which would take as long again to read.
  const lines = records.map(
    ({ id, actual }) => `{"actual":${actual},"features":{},"id":"${id}","timeMs":${timeMs}}\n`,
  );
  lines.unshift('{"arrivedAtMs":1,"logKey":"p"}\n');
  const name = { partition: '1978-01-01/0', kind: 'predictions', source: '0'.repeat(16) } as const;
  await store.put(monitorKeys.part(MODEL, name), lines.join(''));
  const { nLabelled } = await retuneRecords({
    store,
    model: MODEL,
    columns: [],
    unplaced: newestLabels([]),
    horizonMs: Number.POSITIVE_INFINITY,
  });
  expect(nLabelled).toBe(150_000);
});

test('gives nothing while nothing is labelled', async () => {
  expect(await retune([line('a', '1978-01-01', {})])).toEqual({ records: [], nLabelled: 0, nIncomplete: 0 });
});

test('refuses a log without features, naming the columns and what logs them', async () => {
  await expect(retune([line('a', '1978-01-01', { actual: 1 })])).rejects.toThrow(
    'prediction log of auto-mpg: none of the 1 labelled records carries features. ' +
      'Allowed: records whose features hold weight, origin. ' +
      'Log the raw features with each prediction, as upkeep predict does.',
  );
});

test('refuses a log whose features all lack a column', async () => {
  const predictions = [line('a', '1978-01-01', { actual: 1, features: { weight: 1 } })];
  await expect(retune(predictions)).rejects.toThrow(
    'none of the 1 labelled records with features carries every raw column',
  );
});
