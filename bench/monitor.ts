/**
 * Times a monitor's tick over 1000 log objects of 100 records, 10 days in time order: the first tick, one after 100 late
 * records of one hour, one with nothing new. In files of a temporary folder.
 * Run: `node bench/monitor.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileObjectStore } from '../adapters/local/file-object-store.ts';
import { monitorSection } from '../core/contracts/config/monitor-section.ts';
import { evaluateTouched } from '../core/monitoring/evaluate-touched.ts';
import { ingestLogs } from '../core/monitoring/ingest-logs.ts';
import type { ObjectStore } from '../core/ports/object-store.ts';

const MODEL = 'bench';
const N_OBJECTS = 1000;
const N_RECORDS = 100;
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 0, 1);
const STEP_MS = (10 * DAY_MS) / (N_OBJECTS * N_RECORDS);

for (const window of ['1 hour', '1 day']) {
  const root = await mkdtemp(join(tmpdir(), 'upkeep-bench-'));
  const store = createFileObjectStore(root);
  for (let object = 0; object < N_OBJECTS; object++) {
    const first = object * N_RECORDS;
    await store.put(`predictions/${MODEL}/${object}.jsonl`, log(first, START_MS + first * STEP_MS));
  }
  await tick('first', window, store);
  await store.put(`predictions/${MODEL}/late.jsonl`, log(N_OBJECTS * N_RECORDS, START_MS + 5 * DAY_MS));
  await tick('late', window, store);
  await tick('idle', window, store);
  await rm(root, { recursive: true });
}

function log(firstId: number, fromMs: number): string {
  const lines = Array.from({ length: N_RECORDS }, (_, index) => ({
    id: `row-${firstId + index}`,
    time: Math.floor(fromMs + index * STEP_MS),
    version: 1,
    prediction: ((firstId + index) * 7919) % 100,
    actual: ((firstId + index) * 104_729) % 100,
  }));
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function tick(name: string, window: string, store: ObjectStore): Promise<void> {
  const monitor = monitorSection.parse({ window });
  const startMs = performance.now();
  const { keys } = await ingestLogs({ store, model: MODEL, window });
  const ingestedMs = performance.now();
  const { evaluated } = await evaluateTouched({
    store,
    config: { model: MODEL, monitor },
    columns: [],
    newLogKeys: keys,
    nowMs: START_MS + 30 * DAY_MS,
  });
  const seconds = (fromMs: number, toMs: number) => `${((toMs - fromMs) / 1000).toFixed(2)} s`;
  console.log(
    `${window}, ${name} tick: read ${keys.length} objects in ${seconds(startMs, ingestedMs)}, ` +
      `evaluated ${evaluated.length} windows in ${seconds(ingestedMs, performance.now())}`,
  );
}
