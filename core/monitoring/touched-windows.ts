import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { ObjectInfo, ObjectStore } from '../ports/object-store.ts';
import { type CalendarWindow, isClosed, windowOf } from './calendar-window.ts';
import { durationMs } from './duration.ts';
import { monitorKeys, parsePartKey } from './monitor-keys.ts';
import { readWindows } from './stored-windows.ts';
import { fingerprintOf, type WindowFingerprint } from './window-fingerprint.ts';

const DAY_MS = 86_400_000;

/** A window whose result is not, or no longer, that of the parts in the store. */
export interface TouchedWindow extends CalendarWindow {
  /** Ascending. */
  readonly partKeys: readonly string[];
  readonly fingerprint: WindowFingerprint;
}

export interface TouchedWindows {
  /** Closed, and to be evaluated; in time order. */
  readonly touched: readonly TouchedWindow[];
  /** Names of windows not closed yet on whose days there are records; in time order. */
  readonly pending: readonly string[];
}

export interface TouchedWindowsRequest {
  readonly store: ObjectStore;
  readonly model: string;
  readonly monitor: Pick<MonitorSection, 'window' | 'lateness' | 'labelHorizon' | 'minRows'>;
  readonly nowMs: number;
}

/**
 * Which windows need evaluation: those whose parts are not the ones that their stored result was made of. It is found out
 * by looking, so nothing needs to be remembered between runs, and a run that was stopped is simply done again.
 *
 * A label without a time may belong anywhere; it touches the windows that ended within `labelHorizon` of now.
 * O(parts + windows).
 */
export async function touchedWindows(request: TouchedWindowsRequest): Promise<TouchedWindows> {
  const { store, model, monitor, nowMs } = request;
  const latenessMs = durationMs(monitor.lateness);
  const horizonMs = durationMs(monitor.labelHorizon);
  const { placed, unplaced } = await listParts(request);
  const unplacedFingerprint = fingerprintOf(unplaced, []);
  const evaluated = new Map(
    (await readWindows(store, model, monitor.window)).map(({ window, fingerprint }) => [window, fingerprint]),
  );
  const touched: TouchedWindow[] = [];
  const pending: string[] = [];
  for (const { calendar, parts } of placed) {
    if (!isClosed(calendar, latenessMs, nowMs)) {
      pending.push(calendar.window);
      continue;
    }
    const fingerprint = {
      parts: fingerprintOf(parts, [monitor.window, monitor.minRows]),
      unplaced: unplacedFingerprint,
    };
    const before = evaluated.get(calendar.window);
    const isRecent = nowMs <= calendar.endMs + horizonMs;
    const isSame =
      before?.parts === fingerprint.parts && (before.unplaced === fingerprint.unplaced || !isRecent);
    if (!isSame) touched.push({ ...calendar, partKeys: parts.map(({ key }) => key), fingerprint });
  }
  return { touched, pending };
}

async function listParts({ store, model, monitor }: TouchedWindowsRequest) {
  const byWindow = new Map<string, { calendar: CalendarWindow; parts: ObjectInfo[] }>();
  const unplaced: ObjectInfo[] = [];
  for await (const info of store.list(monitorKeys.parts(model))) {
    const name = parsePartKey(model, info.key);
    if (name === undefined) continue;
    if (name.partition.startsWith('unplaced/')) {
      unplaced.push(info);
      continue;
    }
    for (const calendar of windowsOfDay(name.partition.slice(0, 10), monitor.window)) {
      const group = byWindow.get(calendar.window) ?? { calendar, parts: [] };
      group.parts.push(info);
      byWindow.set(calendar.window, group);
    }
  }
  const placed = [...byWindow.values()].sort((a, b) => a.calendar.startMs - b.calendar.startMs);
  return { placed, unplaced };
}

/** The window that holds a day, or the windows of hours that make it up. */
function windowsOfDay(day: string, unit: string): CalendarWindow[] {
  const dayStartMs = Date.parse(`${day}T00:00:00Z`);
  const windows: CalendarWindow[] = [];
  let fromMs = dayStartMs;
  while (fromMs < dayStartMs + DAY_MS) {
    const window = windowOf(fromMs, unit);
    windows.push(window);
    fromMs = window.endMs;
  }
  return windows;
}
