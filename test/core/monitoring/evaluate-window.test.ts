import { describe, expect, test } from 'vitest';
import { evaluateWindow } from '../../../core/monitoring/evaluate-window.ts';
import { touchedWindows } from '../../../core/monitoring/touched-windows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { deliver, evaluateAll, FAR_FUTURE_MS, type LogLine, MODEL, MONITOR } from './support.ts';

const DAY = '1978-06-01';
const line = (id: string, prediction: number, more: LogLine = {}): LogLine => ({
  id,
  time: DAY,
  version: 1,
  prediction,
  ...more,
});

async function evaluated(log: {
  readonly predictions: readonly LogLine[];
  readonly actuals?: readonly LogLine[];
  readonly window?: string;
  readonly minRows?: number;
}) {
  const store = memoryObjectStore();
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: log.predictions });
  if (log.actuals) await deliver(store, 'actuals', { file: 'y.jsonl', lines: log.actuals });
  const windows = await evaluateAll(store, { window: log.window ?? '1 day', minRows: log.minRows ?? 1 });
  return { store, windows };
}

describe('evaluateWindow', () => {
  test('measures each version apart, ascending, with the status by labelled rows', async () => {
    const { windows } = await evaluated({
      predictions: [
        line('a', 11, { version: 2, actual: 10 }),
        line('b', 13, { version: 2, actual: 10 }),
        line('c', 9, { version: 1, actual: 10 }),
        line('d', 9, { version: 1 }),
      ],
      minRows: 2,
    });
    expect(windows).toHaveLength(1);
    const { fingerprint, ...window } = windows[0]!;
    expect(fingerprint).toEqual({ parts: expect.any(String), unplaced: expect.any(String) });
    expect(window).toEqual({
      format: 'upkeep-window/1',
      model: MODEL,
      window: DAY,
      startMs: Date.parse(DAY),
      endMs: Date.parse('1978-06-02'),
      versions: [
        {
          version: 1,
          nPredictions: 2,
          nLabelled: 1,
          status: 'INSUFFICIENT_DATA',
          metrics: { rmse: 1, mae: 1, bias: -1, count: 2, labelCoverage: 0.5 },
        },
        {
          version: 2,
          nPredictions: 2,
          nLabelled: 2,
          status: 'OK',
          metrics: { rmse: Math.sqrt(5), mae: 2, r2: 0, bias: 2, count: 2, labelCoverage: 1 },
        },
      ],
      nDuplicates: 0,
      nConflicting: 0,
    });
  });

  test('counts identical records once, and of different ones the newest', async () => {
    const { windows } = await evaluated({
      predictions: [
        line('a', 1, { actual: 0 }),
        line('a', 1, { actual: 0 }),
        line('a', 2, { actual: 0, time: `${DAY}T10:00Z` }),
        line('a', 3, { actual: 0, time: `${DAY}T09:00Z` }),
      ],
    });
    expect(windows[0]).toMatchObject({ nDuplicates: 1, nConflicting: 2 });
    expect(windows[0]!.versions[0]!.metrics).toMatchObject({ count: 1, bias: 2 });
  });

  test('prefers, of two records with one time, the one with a label', async () => {
    const { windows } = await evaluated({ predictions: [line('a', 1, { actual: 0 }), line('a', 9)] });
    expect(windows[0]!.versions[0]!.metrics).toMatchObject({ count: 1, bias: 1 });
    expect(windows[0]!.nConflicting).toBe(1);
  });

  test('lets a label from the actuals log correct the own one, a timed one before one without time', async () => {
    const { windows } = await evaluated({
      predictions: [line('a', 10, { actual: 0 }), line('b', 10, { actual: 0 }), line('c', 10, { actual: 0 })],
      actuals: [
        { id: 'a', actual: 9 },
        { id: 'b', actual: 5 },
        { id: 'b', time: DAY, actual: 6 },
        { id: 'b', time: `${DAY}T01:00Z`, actual: 8 },
      ],
    });
    // Errors 1, 2 and 10.
    expect(windows[0]!.versions[0]!.metrics.bias).toBe(13 / 3);
  });

  test('gives windows of hours only the records of their hours', async () => {
    const { windows } = await evaluated({
      predictions: [
        line('a', 1, { time: `${DAY}T05:59:59Z`, actual: 0 }),
        line('a', 7, { time: `${DAY}T06:00:00Z`, actual: 0 }),
      ],
      window: '6 hours',
    });
    expect(windows.map(({ window, versions }) => [window, versions[0]?.metrics.bias])).toEqual([
      ['1978-06-01T00', 1],
      ['1978-06-01T06', 7],
      ['1978-06-01T12', undefined],
      ['1978-06-01T18', undefined],
    ]);
    expect(windows.map(({ nConflicting }) => nConflicting)).toEqual([0, 0, 0, 0]);
  });

  test('takes absent and null cells of the wanted columns for missing, and counts orphans and placed labels', async () => {
    const store = memoryObjectStore();
    const predictions = [
      line('a', 1, { features: { weight: 1, origin: null, note: null } }),
      line('b', 1, { features: { weight: 2 } }),
      line('c', 1),
    ];
    await deliver(store, 'predictions', { file: 'p.jsonl', lines: predictions });
    const actuals = [
      { id: 'a', actual: 1 },
      { id: 'z', actual: 1 },
      { id: 'y', time: DAY, actual: 1 },
    ];
    await deliver(store, 'actuals', { file: 'y.jsonl', lines: actuals });
    const { touched } = await touchedWindows({ store, model: MODEL, monitor: MONITOR, nowMs: FAR_FUTURE_MS });
    const request = {
      store,
      model: MODEL,
      window: touched[0]!,
      monitor: MONITOR,
      unplaced: await readUnplacedLabels(store, MODEL),
    };
    const wanted = await evaluateWindow({ ...request, columns: ['weight', 'origin'] });
    expect(wanted.window.versions[0]!.metrics.missingRatio).toBe(0.5);
    expect(wanted.nOrphanLabels).toBe(1);
    expect([...wanted.unplacedIdsMatched]).toEqual(['a']);
    const own = await evaluateWindow(request);
    expect(own.window.versions[0]!.metrics.missingRatio).toBe(0.5);
  });

  test('counts an orphan label in the window of its own hours only', async () => {
    const store = memoryObjectStore();
    await deliver(store, 'predictions', { file: 'p.jsonl', lines: [line('a', 1)] });
    const actuals = [{ id: 'y', time: `${DAY}T13:00Z`, actual: 1 }];
    await deliver(store, 'actuals', { file: 'y.jsonl', lines: actuals });
    const monitor = { ...MONITOR, window: '12 hours' };
    const { touched } = await touchedWindows({ store, model: MODEL, monitor, nowMs: FAR_FUTURE_MS });
    const unplaced = await readUnplacedLabels(store, MODEL);
    const evaluated = await Promise.all(
      touched.map((window) => evaluateWindow({ store, model: MODEL, window, monitor, unplaced })),
    );
    expect(evaluated.map(({ nOrphanLabels }) => nOrphanLabels)).toEqual([0, 1]);
  });

  test('counts a label that a later one corrects as conflicting, whichever was read first', async () => {
    const deliveries = [
      { file: 'b.jsonl', lines: [{ id: 'a', time: DAY, actual: 11 }], arrivedAt: '1978-06-02' },
      { file: 'a.jsonl', lines: [{ id: 'a', time: DAY, actual: 9 }], arrivedAt: '1978-06-03' },
    ];
    for (const order of [deliveries, [...deliveries].reverse()]) {
      const store = memoryObjectStore();
      await deliver(store, 'predictions', { file: 'p.jsonl', lines: [line('a', 10)] });
      for (const delivery of order) await deliver(store, 'actuals', delivery);
      const [window] = await evaluateAll(store);
      expect(window!.versions[0]!.metrics.bias).toBe(1);
      expect(window!.nConflicting).toBe(1);
    }
  });

  test.each([
    ['1978-07-02', 1],
    ['1978-07-31', 0],
  ])('joins a label without a time that arrives on %s or not, whenever it was evaluated', async (arrivedAt, nLabelled) => {
    const labelled = async (...evaluatedAt: string[]) => {
      const store = memoryObjectStore();
      const log = { file: 'p.jsonl', lines: [line('a', 10)], arrivedAt: '1978-06-02' };
      await deliver(store, 'predictions', log);
      for (const at of evaluatedAt) await evaluateAll(store, {}, Date.parse(at));
      await deliver(store, 'actuals', { file: 'y.jsonl', lines: [{ id: 'a', actual: 9 }], arrivedAt });
      const windows = await evaluateAll(store, {}, Date.parse('1978-08-01'));
      return windows[0]!.versions[0]!.nLabelled;
    };
    expect(await labelled()).toBe(nLabelled);
    expect(await labelled('1978-06-03')).toBe(nLabelled);
    expect(await labelled('1978-06-03', '1978-07-20')).toBe(nLabelled);
  });

  test('refuses a damaged part, naming its line', async () => {
    const store = memoryObjectStore();
    await deliver(store, 'predictions', { file: 'p.jsonl', lines: [line('a', 1)] });
    const key = Object.keys(store.contents(`monitor/${MODEL}/parts/`))[0]!;
    await store.put(key, '{"arrivedAtMs":1,"logKey":"p"}\n{"id"');
    await expect(evaluateAll(store)).rejects.toThrow(
      `${key}:2: a line that is no JSON. Delete the receipts below ingested/ of this model: the logs are then read again.`,
    );
    await store.put(key, '{"id":"a","prediction":1,"timeMs":265507200000,"version":1}\n');
    await expect(evaluateAll(store)).rejects.toThrow(
      `${key}:1: a line that does not say where the part is from. Delete the receipts below ingested/ of this model`,
    );
  });
});
