import { evaluateWindow } from '../../../core/monitoring/evaluate-window.ts';
import { ingestObject } from '../../../core/monitoring/ingest-object.ts';
import type { LogKind } from '../../../core/monitoring/monitor-keys.ts';
import { partitionUnitOf } from '../../../core/monitoring/partition.ts';
import { readWindows, type StoredWindow, writeWindow } from '../../../core/monitoring/stored-windows.ts';
import { touchedWindows } from '../../../core/monitoring/touched-windows.ts';
import { readUnplacedLabels } from '../../../core/monitoring/unplaced-labels.ts';
import type { ObjectInfo, ObjectStore } from '../../../core/ports/object-store.ts';

export const MODEL = 'auto-mpg';
export const MONITOR = { window: '1 day', lateness: '1 hour', labelHorizon: '30 days', minRows: 1 };
export const FAR_FUTURE_MS = Date.parse('2000-01-01T00:00:00Z');

export type LogLine = { readonly [field: string]: unknown };

export function jsonLines(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export interface Delivery {
  readonly file: string;
  readonly lines: readonly LogLine[];
  /** When it was uploaded. @default as the store says, which counts milliseconds since 1970 */
  readonly arrivedAt?: string;
  /** `monitor.window`. @default that of MONITOR */
  readonly window?: string;
}

/** Writes a log object, and says of it what a listing will. */
export async function uploadLines(
  store: ObjectStore,
  key: string,
  lines: readonly LogLine[],
): Promise<ObjectInfo> {
  await store.put(key, jsonLines(lines));
  return (await store.head(key))!;
}

/** Uploads a log object and ingests it. */
export async function deliver(store: ObjectStore, kind: LogKind, log: Delivery) {
  const { file, lines, window = MONITOR.window } = log;
  const info = await uploadLines(store, `${kind}/${MODEL}/${file}`, lines);
  const { arrivedAt } = log;
  const modifiedAtMs = arrivedAt === undefined ? info.modifiedAtMs : Date.parse(arrivedAt);
  const partitionUnit = partitionUnitOf(window);
  return ingestObject({ store, model: MODEL, kind, info: { ...info, modifiedAtMs }, partitionUnit });
}

/** What the monitor's step does with the windows: evaluates and stores every touched one. */
export async function evaluateAll(
  store: ObjectStore,
  { columns = null, ...monitor }: Partial<typeof MONITOR> & { columns?: readonly string[] | null } = {},
  nowMs = FAR_FUTURE_MS,
): Promise<StoredWindow[]> {
  const settings = { ...MONITOR, ...monitor };
  const { touched } = await touchedWindows({ store, model: MODEL, monitor: settings, nowMs, columns });
  const unplaced = await readUnplacedLabels(store, MODEL);
  for (const window of touched) {
    const result = await evaluateWindow({
      store,
      model: MODEL,
      window,
      monitor: settings,
      unplaced,
      columns,
    });
    await writeWindow(store, result.window, window.fingerprint);
  }
  return readWindows(store, MODEL, settings.window);
}
