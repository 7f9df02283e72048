import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import { type CalendarWindow, isClosed, windowOf } from './calendar-window.ts';
import { durationMs } from '../duration.ts';
import { monitorKeys, parsePartKey } from './monitor-keys.ts';
import { partitionSpan } from './partition.ts';
import { readWindows, type StoredWindow } from './stored-windows.ts';
import { fingerprintOf, type WindowFingerprint } from './window-fingerprint.ts';

/** A window whose result is not, or no longer, that of the parts in the store. */
export interface TouchedWindow extends CalendarWindow {
  /** Ascending; without those that are empty. */
  readonly partKeys: readonly string[];
  readonly fingerprint: WindowFingerprint;
}

export interface TouchedWindows {
  /** Closed, and to be evaluated; in time order. */
  readonly touched: readonly TouchedWindow[];
  /** Names of windows not closed yet in whose hours or days there are records; in time order. */
  readonly pending: readonly string[];
  readonly pendingPartKeys: readonly string[];
  /** What `readWindows` gives: the results so far. */
  readonly stored: readonly StoredWindow[];
}

export interface TouchedWindowsRequest {
  readonly store: ObjectStore;
  readonly model: string;
  readonly monitor: Pick<MonitorSection, 'window' | 'lateness' | 'labelHorizon' | 'minRows'>;
  readonly nowMs: number;
  /** The raw columns that `missingRatio` is about. @default null: each record's own features */
  readonly columns?: readonly string[] | null;
}

/**
 * Which windows need evaluation: those whose parts, or the settings that their numbers depend on, are not those that their
 * stored result was made of. It is found out by looking, so nothing needs to be remembered between runs, and a run that was
 * stopped is simply done again.
 *
 * A label without a time may belong anywhere; it touches the windows whose predictions still waited when it arrived.
 * O(parts + windows).
 */
export async function touchedWindows(request: TouchedWindowsRequest): Promise<TouchedWindows> {
  const { store, model, monitor, nowMs, columns = null } = request;
  const latenessMs = durationMs(monitor.lateness);
  const horizonMs = durationMs(monitor.labelHorizon);
  const settings = [monitor.window, monitor.minRows, monitor.labelHorizon, columns && [...columns].sort()];
  const { placed, unplaced } = await listParts(request);
  const stored = await readWindows(store, model, monitor.window);
  const evaluated = new Map(stored.map(({ window, fingerprint }) => [window, fingerprint]));
  const touched: TouchedWindow[] = [];
  const pending: string[] = [];
  const pendingPartKeys: string[] = [];
  for (const { calendar, parts } of placed) {
    const partKeys = parts.filter(({ sizeBytes }) => sizeBytes > 0).map(({ key }) => key);
    if (!isClosed(calendar, latenessMs, nowMs)) {
      pending.push(calendar.window);
      pendingPartKeys.push(...partKeys);
      continue;
    }
    const untilMs = waitsUntilMs(calendar, parts) + horizonMs;
    const fingerprint = {
      parts: fingerprintOf(parts, settings),
      unplaced: fingerprintOf(
        unplaced.filter(({ arrivedFromMs }) => arrivedFromMs <= untilMs).map(({ info }) => info),
        [],
      ),
    };
    const before = evaluated.get(calendar.window);
    if (before?.parts !== fingerprint.parts || before.unplaced !== fingerprint.unplaced) {
      touched.push({ ...calendar, partKeys, fingerprint });
    }
  }
  return { touched, pending, pendingPartKeys, stored };
}

/** No prediction of the window begins to wait for labels later: a part is written after its log object arrived. */
function waitsUntilMs({ endMs }: CalendarWindow, parts: readonly ObjectInfo[]): number {
  return parts.reduce((latest, { modifiedAtMs }) => Math.max(latest, modifiedAtMs), endMs);
}

async function listParts({ store, model, monitor }: TouchedWindowsRequest) {
  const byWindow = new Map<string, { calendar: CalendarWindow; parts: ObjectInfo[] }>();
  const unplaced: { info: ObjectInfo; arrivedFromMs: number }[] = [];
  for await (const info of store.list(monitorKeys.parts(model))) {
    const partition = parsePartKey(model, info.key)?.partition;
    if (partition === undefined) continue;
    if (partition.startsWith('unplaced/')) {
      unplaced.push({ info, arrivedFromMs: partitionSpan(partition).startMs });
      continue;
    }
    for (const calendar of windowsOf(partition, monitor.window)) {
      const group = byWindow.get(calendar.window) ?? { calendar, parts: [] };
      group.parts.push(info);
      byWindow.set(calendar.window, group);
    }
  }
  const placed = [...byWindow.values()].sort((a, b) => a.calendar.startMs - b.calendar.startMs);
  return { placed, unplaced };
}

/**
 * The window that holds a partition. There are several only for a day that has not been divided into hours after a change of
 * `monitor.window`, because its log object is gone.
 */
function windowsOf(partition: string, unit: string): CalendarWindow[] {
  const { startMs, endMs } = partitionSpan(partition);
  const windows: CalendarWindow[] = [];
  for (let fromMs = startMs; fromMs < endMs; fromMs = windows.at(-1)!.endMs) {
    windows.push(windowOf(fromMs, unit));
  }
  return windows;
}
