import type { MonitorWindow, VersionMetrics } from '../contracts/monitoring.ts';
import type { MetricName } from '../metric-names.ts';
import { windowOf } from './calendar-window.ts';
import type { Datapoint } from './evaluate-rule.ts';

/** No rule looks back over more windows, so a longer gap need not be counted out. */
const LONGEST_GAP = 99;

/** Metrics of the errors: they need labels. */
const OF_LABELS: readonly MetricName[] = ['rmse', 'mae', 'r2', 'bias'];

export interface DatapointsRequest {
  /** Closed windows of one unit, in time order: what `readWindows` gives. */
  readonly windows: readonly MonitorWindow[];
  readonly version: number;
  readonly metric: MetricName;
  readonly minRows: number;
  /** `monitor.window` and `monitor.lateness`, and now: for the windows that hold nothing and so were never evaluated. */
  readonly unit: string;
  readonly latenessMs: number;
  readonly nowMs: number;
}

/**
 * The windows of a version, from the first in which it predicted to the last closed one, oldest first; those without
 * records are among them as `null`, at most 99 in a row (the newest of a longer gap).
 */
export function datapointsOf(request: DatapointsRequest): Datapoint[] {
  const { windows, version, metric, minRows, unit, latenessMs, nowMs } = request;
  const datapoints: Datapoint[] = [];
  let afterMs: number | null = null;
  for (const { window, startMs, endMs, versions } of windows) {
    const found = versions.find((candidate) => candidate.version === version);
    if (found === undefined && afterMs === null) continue;
    if (afterMs !== null) datapoints.push(...gap(afterMs, startMs, unit));
    datapoints.push({ window, value: found === undefined ? null : datapointValue(found, metric, minRows) });
    afterMs = endMs;
  }
  if (afterMs === null) return [];
  const firstOpen = windowOf(Math.max(afterMs, nowMs - latenessMs), unit);
  return [...datapoints, ...gap(afterMs, firstOpen.startMs, unit)];
}

/**
 * A metric's value, or `null` if the window holds too little for one: an error needs `minRows` labelled rows, a ratio
 * `minRows` predictions, and `count` counts whatever there is.
 */
export function datapointValue(
  { metrics, nPredictions, status }: VersionMetrics,
  metric: MetricName,
  minRows: number,
): number | null {
  const hasEnough = OF_LABELS.includes(metric)
    ? status === 'OK'
    : metric === 'count' || nPredictions >= minRows;
  return hasEnough ? (metrics[metric] ?? null) : null;
}

/** The windows from one moment to another, both the start of a window. Found from the newest back. */
function gap(fromMs: number, toMs: number, unit: string): Datapoint[] {
  const missing: Datapoint[] = [];
  for (let endMs = toMs; endMs > fromMs && missing.length < LONGEST_GAP; ) {
    const { window, startMs } = windowOf(endMs - 1, unit);
    missing.push({ window, value: null });
    endMs = startMs;
  }
  return missing.reverse();
}
