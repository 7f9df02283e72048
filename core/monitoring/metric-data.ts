import type { MonitorSection } from '../contracts/config/monitor-section.ts';
import type { MonitorWindow } from '../contracts/monitoring.ts';
import type { MetricDatum } from '../ports/metric-sink.ts';
import { datapointValue } from './datapoints.ts';

export interface MetricDataRequest {
  readonly model: string;
  /** Closed windows, in time order. */
  readonly windows: readonly MonitorWindow[];
  /** The version in service. */
  readonly version: number;
  readonly monitor: Pick<MonitorSection, 'metrics' | 'minRows'>;
  readonly nowMs: number;
}

/**
 * What is published of the version in service: each configured metric's value in the latest closed window that holds data
 * for it (labels come late, so the errors may stem from an earlier window than the counts), stamped with the run's time.
 */
export function metricData({ model, windows, version, monitor, nowMs }: MetricDataRequest): MetricDatum[] {
  const newestFirst = windows
    .flatMap(({ versions }) => versions.filter((of) => of.version === version))
    .reverse();
  return [...new Set(monitor.metrics)].flatMap((metricName): MetricDatum[] => {
    for (const metrics of newestFirst) {
      const value = datapointValue(metrics, metricName, monitor.minRows);
      if (value === null) continue;
      return [{ metricName, value, timestampMs: nowMs, dimensions: { model, alias: 'champion' } }];
    }
    return [];
  });
}
