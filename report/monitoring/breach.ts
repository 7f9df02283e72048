import type { RunReportData } from '../run-report-data.ts';

export type AlertThreshold = NonNullable<RunReportData['alertThreshold']>;

/** The side of the threshold that `clear` is not on. */
export function breachSide({ threshold, clear }: AlertThreshold): 'above' | 'below' {
  return clear <= threshold ? 'above' : 'below';
}

export function isBreach(alert: AlertThreshold | null, metric: string, value: number | undefined): boolean {
  if (alert === null || alert.metric !== metric || value === undefined) return false;
  return breachSide(alert) === 'above' ? value > alert.threshold : value < alert.threshold;
}
