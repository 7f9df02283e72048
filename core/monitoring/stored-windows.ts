import type { MonitorWindow } from '../contracts/monitoring.ts';
import { DamagedArtefactError } from '../errors.ts';
import { canonicalJson } from '../hashing/canonical-json.ts';
import { inBatches } from '../in-batches.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { windowOf } from './calendar-window.ts';
import { monitorKeys } from './monitor-keys.ts';
import type { WindowFingerprint } from './window-fingerprint.ts';

/** A year of hours is 8760 of them. */
const N_AT_ONCE = 32;

/** `monitor/<model>/windows/<window>.json`: a window's result beside the fingerprint of what it was made of. */
export interface StoredWindow extends MonitorWindow {
  readonly fingerprint: WindowFingerprint;
}

export async function writeWindow(
  store: ObjectStore,
  result: MonitorWindow,
  fingerprint: WindowFingerprint,
): Promise<void> {
  const stored: StoredWindow = { ...result, fingerprint };
  await store.put(monitorKeys.window(result.model, result.window), `${canonicalJson(stored)}\n`);
}

/**
 * The evaluated windows of the unit that the configuration names now, in time order. Windows of an earlier unit stay
 * in the store, and are left out: their metrics are not comparable.
 *
 * @throws DamagedArtefactError
 */
export async function readWindows(store: ObjectStore, model: string, unit: string): Promise<StoredWindow[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(monitorKeys.windows(model))) keys.push(key);
  const windows = await inBatches(keys, N_AT_ONCE, async (key) => parsed(key, await store.get(key)));
  return windows.filter(({ window, startMs, endMs }) => {
    const expected = windowOf(startMs, unit);
    return expected.window === window && expected.endMs === endMs;
  });
}

function parsed(key: string, bytes: Uint8Array): StoredWindow {
  let cause: unknown;
  try {
    const window = JSON.parse(new TextDecoder().decode(bytes)) as StoredWindow;
    if (window.format === 'upkeep-window/1' && window.fingerprint !== undefined) return window;
  } catch (error) {
    cause = error;
  }
  throw new DamagedArtefactError(
    {
      where: key,
      found: 'no window of the format upkeep-window/1',
      todo: 'Delete it: the window is then evaluated again',
    },
    { cause },
  );
}
