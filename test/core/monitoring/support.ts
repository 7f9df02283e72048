import { evaluateWindow } from '../../../core/monitoring/evaluate-window.ts';
import { ingestObject } from '../../../core/monitoring/ingest-object.ts';
import type { LogKind } from '../../../core/monitoring/monitor-keys.ts';
import { readWindows, type StoredWindow, writeWindow } from '../../../core/monitoring/stored-windows.ts';
import { touchedWindows } from '../../../core/monitoring/touched-windows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import type { ObjectStore } from '../../../core/ports/object-store.ts';

export const MODEL = 'auto-mpg';
export const MONITOR = { window: '1 day', lateness: '1 hour', labelHorizon: '30 days', minRows: 1 };
export const FAR_FUTURE_MS = Date.parse('2000-01-01T00:00:00Z');

export type LogLine = { readonly [field: string]: unknown };

export function jsonLines(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Uploads a log object and ingests it. */
export async function deliver(
  store: ObjectStore,
  kind: LogKind,
  log: { readonly file: string; readonly lines: readonly LogLine[] },
) {
  const info = await store.put(`${kind}/${MODEL}/${log.file}`, jsonLines(log.lines));
  return ingestObject({ store, model: MODEL, kind, info });
}

/** What the monitor's step does with the windows: evaluates and stores every touched one. */
export async function evaluateAll(
  store: ObjectStore,
  monitor: Partial<typeof MONITOR> = {},
  nowMs = FAR_FUTURE_MS,
): Promise<StoredWindow[]> {
  const settings = { ...MONITOR, ...monitor };
  const { touched } = await touchedWindows({ store, model: MODEL, monitor: settings, nowMs });
  const unplaced = await readUnplacedLabels(store, MODEL);
  for (const window of touched) {
    const result = await evaluateWindow({ store, model: MODEL, window, monitor: settings, unplaced });
    await writeWindow(store, result.window, window.fingerprint);
  }
  return readWindows(store, MODEL, settings.window);
}
