/** Defined once, for whoever emits a metric, alarms on it, draws it or tests it. */
export const METRIC_NAMES = ['rmse', 'mae', 'r2', 'bias', 'count', 'missingRatio', 'labelCoverage'] as const;

export type MetricName = (typeof METRIC_NAMES)[number];
