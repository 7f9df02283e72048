import { expect, test } from 'vitest';
import { windowOf } from '../../../core/monitoring/calendar-window.ts';
import { readWindows, writeWindow } from '../../../core/monitoring/stored-windows.ts';
import { memoryObjectStore } from '../../support/memory-object-store.ts';
import { MODEL } from './support.ts';

const fingerprint = { parts: 'p', unplaced: 'u' };
const result = (day: string, unit: string) => ({
  format: 'upkeep-window/1' as const,
  model: MODEL,
  ...windowOf(Date.parse(day), unit),
  versions: [],
  nDuplicates: 0,
  nConflicting: 0,
});

test('reads the windows of the present unit in time order, and leaves those of another one', async () => {
  const store = memoryObjectStore();
  // The first windows of 6 and of 24 hours have one name; only their ends tell them apart.
  const windows = [
    result('1978-01-02', '6 hours'),
    result('1978-01-01', '24 hours'),
    result('1977-01-01', '1 year'),
  ];
  for (const window of windows) await writeWindow(store, window, fingerprint);
  const earlier = result('1977-12-31', '6 hours');
  await writeWindow(store, earlier, fingerprint);
  expect(await readWindows(store, MODEL, '6 hours')).toEqual([
    { ...earlier, fingerprint },
    { ...windows[0], fingerprint },
  ]);
});

test.each([
  '{"format":"upkeep-window/0"}',
  '{"format":"upkeep-window/1"}',
  'no JSON',
])('refuses the damaged window %s', async (body) => {
  const store = memoryObjectStore();
  await store.put(`monitor/${MODEL}/windows/1978.json`, body);
  await expect(readWindows(store, MODEL, '1 year')).rejects.toThrow(
    `monitor/${MODEL}/windows/1978.json: no window of the format upkeep-window/1. ` +
      'Delete it: the window is then evaluated again.',
  );
});
