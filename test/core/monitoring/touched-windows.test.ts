import { expect, test } from 'vitest';
import { touchedWindows } from '../../../core/monitoring/touched-windows.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { deliver, evaluateAll, MODEL, MONITOR } from './support.ts';

const ms = (iso: string) => Date.parse(iso);
const at = (time: string, id = 'a') => ({ id, time, version: 1, prediction: 1 });

async function namesOf(
  store: ReturnType<typeof memoryObjectStore>,
  nowIso: string,
  monitor = MONITOR,
  columns: readonly string[] | null = null,
) {
  const request = { store, model: MODEL, monitor, nowMs: ms(nowIso), columns };
  const { touched, pending } = await touchedWindows(request);
  return { touched: touched.map(({ window }) => window), pending };
}

test('gives closed windows in time order, and names those that are still open', async () => {
  const store = memoryObjectStore();
  await deliver(store, 'predictions', {
    file: 'p.jsonl',
    lines: [at('1978-06-03'), at('1978-06-01'), at('1978-06-02')],
  });
  expect(await namesOf(store, '1978-06-03T00:59:59.999Z')).toEqual({
    touched: ['1978-06-01'],
    pending: ['1978-06-02', '1978-06-03'],
  });
  expect(await namesOf(store, '1978-06-03T01:00:00Z')).toEqual({
    touched: ['1978-06-01', '1978-06-02'],
    pending: ['1978-06-03'],
  });
});

test('touches a window again only when its own parts change', async () => {
  const store = memoryObjectStore();
  const now = '1978-07-01T12:00:00Z';
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: [at('1978-06-01'), at('1978-06-02')] });
  await evaluateAll(store, {}, ms(now));
  expect(await namesOf(store, now)).toEqual({ touched: [], pending: [] });
  await deliver(store, 'actuals', { file: 'y.jsonl', lines: [{ id: 'a', time: '1978-06-02', actual: 2 }] });
  expect((await namesOf(store, now)).touched).toEqual(['1978-06-02']);
});

test('touches the windows within the horizon when a label comes without a time, and no older one', async () => {
  const store = memoryObjectStore();
  const now = '1978-07-02T12:00:00Z';
  const lines = [at('1978-05-31'), at('1978-06-02'), at('1978-06-30')];
  await deliver(store, 'predictions', { file: 'p.jsonl', lines });
  await evaluateAll(store, {}, ms(now));
  const label = { file: 'y.jsonl', lines: [{ id: 'a', actual: 2 }] };
  await deliver(store, 'actuals', { ...label, arrivedAt: now });
  expect((await namesOf(store, now)).touched).toEqual(['1978-06-02', '1978-06-30']);
  await evaluateAll(store, {}, ms(now));
  // The horizon counts from the arrival of the label, not from the run.
  expect((await namesOf(store, '1979-01-01')).touched).toEqual([]);
});

test('evaluates again when a setting that the numbers depend on changes', async () => {
  const store = memoryObjectStore();
  const now = '1978-07-01';
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: [at('1978-06-01')] });
  await evaluateAll(store, { window: '24 hours' }, ms(now));
  expect((await namesOf(store, now, { ...MONITOR, window: '24 hours', minRows: 2 })).touched).toEqual([
    '1978-06-01T00',
  ]);
  expect((await namesOf(store, now, { ...MONITOR, window: '12 hours' })).touched).toEqual([
    '1978-06-01T00',
    '1978-06-01T12',
  ]);
});

test('touches, with windows of hours, only the hour that a late record belongs to', async () => {
  const store = memoryObjectStore();
  const window = '1 hour';
  const now = '1978-07-01';
  const hours = Array.from({ length: 24 }, (_, hour) =>
    at(`1978-06-01T${String(hour).padStart(2, '0')}:30Z`),
  );
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: hours, window });
  const windows = await evaluateAll(store, { window }, ms(now));
  expect(windows).toHaveLength(24);
  await deliver(store, 'predictions', { file: 'q.jsonl', lines: [at('1978-06-01T07:59Z', 'b')], window });
  const { touched } = await touchedWindows({
    store,
    model: MODEL,
    monitor: { ...MONITOR, window },
    nowMs: ms(now),
  });
  expect(touched.map(({ window, partKeys }) => [window, partKeys.length])).toEqual([['1978-06-01T07', 2]]);
});

test('evaluates again when other columns can be missing, and not when their order is another', async () => {
  const store = memoryObjectStore();
  const now = '1978-07-01';
  await deliver(store, 'predictions', { file: 'p.jsonl', lines: [at('1978-06-01')] });
  await evaluateAll(store, { columns: ['weight', 'origin'] }, ms(now));
  expect((await namesOf(store, now, MONITOR, ['origin', 'weight'])).touched).toEqual([]);
  expect((await namesOf(store, now, MONITOR, ['origin', 'year'])).touched).toEqual(['1978-06-01']);
});
