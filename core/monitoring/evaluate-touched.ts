import type { ModelConfig } from '../contracts/config/model-config.ts';
import type { MonitorWindow } from '../contracts/monitoring.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { evaluateWindow } from './evaluate-window.ts';
import { countUnplacedOrphans } from './orphan-labels.ts';
import { writeWindow } from './stored-windows.ts';
import { touchedWindows } from './touched-windows.ts';
import { readUnplacedLabels } from './unplaced-labels.ts';

export interface EvaluateTouchedRequest {
  readonly store: ObjectStore;
  readonly config: Pick<ModelConfig, 'model' | 'monitor'>;
  /** The raw columns that a prediction needs. */
  readonly columns: readonly string[];
  /** The log objects that this run read. */
  readonly newLogKeys: readonly string[];
  readonly nowMs: number;
}

export interface EvaluatedTouched {
  readonly evaluated: readonly MonitorWindow[];
  readonly pending: readonly string[];
  /** Every closed window as now known, in time order. */
  readonly windows: readonly MonitorWindow[];
  /** Labels with a time in an evaluated window, and new ones without, that match no prediction. */
  readonly nOrphanLabels: number;
}

/** Evaluates and stores every closed window whose parts changed, in time order. */
export async function evaluateTouched(request: EvaluateTouchedRequest): Promise<EvaluatedTouched> {
  const { store, config, columns, newLogKeys, nowMs } = request;
  const { model, monitor } = config;
  const found = await touchedWindows({ store, model, monitor, nowMs, columns });
  const isQuiet = found.touched.length === 0 && newLogKeys.length === 0;
  const unplaced = isQuiet ? new Map() : await readUnplacedLabels(store, model);
  const windows = new Map<string, MonitorWindow>(found.stored.map((window) => [window.window, window]));
  const evaluated: MonitorWindow[] = [];
  const matched = new Set<string>();
  let nOrphanLabels = 0;
  for (const window of found.touched) {
    const result = await evaluateWindow({ store, model, window, monitor, unplaced, columns });
    await writeWindow(store, result.window, window.fingerprint);
    evaluated.push(result.window);
    windows.set(window.window, result.window);
    for (const id of result.unplacedIdsMatched) matched.add(id);
    nOrphanLabels += result.nOrphanLabels;
  }
  nOrphanLabels += await countUnplacedOrphans({ store, model, unplaced, newLogKeys, matched, ...found });
  return {
    evaluated,
    pending: found.pending,
    windows: [...windows.values()].sort((a, b) => a.startMs - b.startMs),
    nOrphanLabels,
  };
}
