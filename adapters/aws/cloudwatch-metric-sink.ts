import {
  type CloudWatchClient,
  type MetricDatum as CloudWatchDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { METRIC_DIMENSIONS } from '../../core/contracts/deployment.ts';
import type { MetricDatum, MetricSink } from '../../core/ports/metric-sink.ts';

export interface MetricNamespace {
  readonly client: CloudWatchClient;
  readonly namespace: string;
}

/** What one request takes, with room for what surrounds the data. */
const MAX_DATA = 1000;
const MAX_BYTES = 1_000_000 - 10_000;
/** CloudWatch refuses a whole request for one value beyond this. */
const LARGEST_VALUE = 2 ** 360;

/**
 * CloudWatch, by model and alias. It adds rather than replaces: a repeated publication counts twice, unless its time is
 * another one. A value beyond CloudWatch's range is published as the end of the range, since it is as far beyond any
 * threshold, and refusing it would keep the alert from going out.
 * @throws TypeError for a value that is not finite, before anything is sent
 */
export function createCloudWatchMetricSink({ client, namespace }: MetricNamespace): MetricSink {
  return {
    publish: async (_publicationId, data) => {
      for (const MetricData of requestsOf(data.map(asCloudWatch))) {
        await client.send(new PutMetricDataCommand({ Namespace: namespace, MetricData }));
      }
    },
  };
}

function asCloudWatch({ metricName, value, timestampMs, dimensions }: MetricDatum): CloudWatchDatum {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no value of the metric ${metricName}`);
  return {
    MetricName: metricName,
    Value: Math.min(Math.max(value, -LARGEST_VALUE), LARGEST_VALUE),
    Timestamp: new Date(timestampMs),
    Dimensions: [
      { Name: METRIC_DIMENSIONS.model, Value: dimensions.model },
      { Name: METRIC_DIMENSIONS.alias, Value: dimensions.alias },
    ],
  };
}

/** The data of one request after the other. The client sends JSON, so its length there is the length in the request. */
function* requestsOf(data: readonly CloudWatchDatum[]): Generator<CloudWatchDatum[]> {
  let request: CloudWatchDatum[] = [];
  let nBytes = 0;
  for (const datum of data) {
    const size = Buffer.byteLength(JSON.stringify(datum)) + 1;
    if (request.length === MAX_DATA || nBytes + size > MAX_BYTES) {
      yield request;
      request = [];
      nBytes = 0;
    }
    request.push(datum);
    nBytes += size;
  }
  if (request.length > 0) yield request;
}
