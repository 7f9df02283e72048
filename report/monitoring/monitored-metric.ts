import type { MonitorWindow } from '../../core/contracts/monitoring.ts';
import { METRIC_NAMES, type MetricName } from '../../core/metric-names.ts';
import type { AlertThreshold } from './breach.ts';

/** More windows than these cannot be told apart in a picture. */
export const MAX_WINDOWS = 120;

export interface MonitoredMetric {
  readonly name: MetricName;
  /** Window labels, in time order. */
  readonly windows: readonly string[];
  /** Ascending. */
  readonly versions: readonly number[];
  readonly points: readonly WindowPoint[];
}

export interface WindowPoint {
  readonly window: string;
  readonly windowIndex: number;
  readonly version: number;
  readonly value: number;
  readonly hasEnoughLabels: boolean;
}

/** The metric that the alert watches (`rmse` without an alert), for every window and version that has it. */
export function monitoredMetric(
  windows: readonly MonitorWindow[],
  alert: AlertThreshold | null,
): MonitoredMetric {
  const name = METRIC_NAMES.find((metric) => metric === alert?.metric) ?? 'rmse';
  const points = windows.flatMap(({ window, versions }, windowIndex) =>
    versions.flatMap(({ version, metrics, status }) => {
      const value = metrics[name];
      if (value === undefined || !Number.isFinite(value)) return [];
      return [{ window, windowIndex, version, value, hasEnoughLabels: status === 'OK' }];
    }),
  );
  const versions = [...new Set(points.map(({ version }) => version))].sort((a, b) => a - b);
  return { name, windows: windows.map(({ window }) => window), versions, points };
}
