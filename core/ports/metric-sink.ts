import type { MetricName } from '../metric-names.ts';

export interface MetricDatum {
  readonly metricName: MetricName;
  readonly value: number;
  readonly timestampMs: number;
  readonly dimensions: { readonly model: string; readonly alias: string };
}

/** Where metrics are published: CloudWatch, or a file. `publicationId` names the batch, so that a repeat can be recognised. */
export interface MetricSink {
  publish(publicationId: string, data: readonly MetricDatum[]): Promise<void>;
}
