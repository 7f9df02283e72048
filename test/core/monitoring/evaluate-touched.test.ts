import { expect, test } from 'vitest';
import { monitorSection } from '../../../core/contracts/config/monitor-section.ts';
import { evaluateTouched } from '../../../core/monitoring/evaluate-touched.ts';
import { ingestLogs } from '../../../core/monitoring/ingest-logs.ts';
import { readWindows } from '../../../core/monitoring/stored-windows.ts';
import { type MemoryObjectStore, memoryObjectStore } from '../../support/memory-object-store.ts';
import { jsonLines, type LogLine, MODEL } from './support.ts';

const monitor = monitorSection.parse({ window: '1 day', minRows: 1 });
const at = (time: string, id: string) => ({ id, time, version: 1, prediction: 1 });

async function run(store: MemoryObjectStore, now: string, logs: Record<string, readonly LogLine[]> = {}) {
  for (const [file, lines] of Object.entries(logs)) {
    await store.put(file.replace('/', `/${MODEL}/`), jsonLines(lines));
  }
  const { keys } = await ingestLogs({ store, model: MODEL, window: monitor.window });
  const config = { model: MODEL, monitor };
  const nowMs = Date.parse(now);
  return evaluateTouched({ store, config, columns: ['weight'], newLogKeys: keys, nowMs });
}

const LABELS = [
  { id: 'a', time: '1978-06-01', actual: 1 },
  { id: 'b', actual: 1 },
  { id: 'open', actual: 1 },
  { id: 'misspelt', actual: 1 },
  { id: 'misspelt', actual: 2 },
  { id: 'a', time: '1978-06-02', actual: 1 },
];
const PREDICTIONS = [at('1978-06-01', 'a'), at('1978-06-02', 'b'), at('1978-06-03', 'open')];

test('counts labels with and without a time that match no prediction, not those of an open window', async () => {
  const store = memoryObjectStore();
  const first = await run(store, '1978-06-03T12:00Z', {
    'predictions/p': PREDICTIONS,
    'actuals/y': LABELS,
  });
  expect(first.pending).toEqual(['1978-06-03']);
  expect(first.nOrphanLabels).toBe(2);
  // Neither is news in the next run.
  expect(await run(store, '1978-06-03T12:00Z')).toMatchObject({ evaluated: [], nOrphanLabels: 0 });
  expect(await run(store, '1978-06-04T12:00Z')).toMatchObject({ pending: [], nOrphanLabels: 0 });
});

test('finds the predictions of labels that come in a later run', async () => {
  const store = memoryObjectStore();
  await run(store, '1978-06-04T12:00Z', { 'predictions/p': PREDICTIONS });
  const later = await run(store, '1978-06-04T13:00Z', { 'actuals/y': LABELS });
  expect(later.nOrphanLabels).toBe(2);
  expect(later.evaluated.map(({ window }) => window)).toEqual(['1978-06-01', '1978-06-02', '1978-06-03']);
});

test('gives all windows as they are stored, in time order', async () => {
  const store = memoryObjectStore();
  await run(store, '1978-06-10', { 'predictions/p': PREDICTIONS });
  const { windows } = await run(store, '1978-06-10', { 'predictions/q': [at('1978-05-30', 'c')] });
  const stored = await readWindows(store, MODEL, '1 day');
  expect(windows.map(({ window }) => window)).toEqual(stored.map(({ window }) => window));
  expect(windows).toHaveLength(4);
});
