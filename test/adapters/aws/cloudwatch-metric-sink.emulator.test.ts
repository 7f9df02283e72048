import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type Metric,
} from '@aws-sdk/client-cloudwatch';
import { createCloudWatchMetricSink } from '../../../adapters/aws/cloudwatch-metric-sink.ts';
import type { MetricDatum } from '../../../core/ports/metric-sink.ts';
import { describeMetricSink } from '../../contracts/metric-sink.contract.ts';
import { emulatorSettings, uniqueName } from './emulator.ts';

describeMetricSink('CloudWatch', async () => {
  const client = new CloudWatchClient(emulatorSettings());
  const namespace = uniqueName();
  const published = async () => {
    const { Metrics = [] } = await client.send(new ListMetricsCommand({ Namespace: namespace }));
    return (await Promise.all(Metrics.map((metric) => dataOf(client, metric)))).flat();
  };
  const dispose = async () => client.destroy();
  return { sink: createCloudWatchMetricSink({ client, namespace }), published, dispose };
});

async function dataOf(client: CloudWatchClient, metric: Metric): Promise<MetricDatum[]> {
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - 3_600_000),
      EndTime: new Date(Date.now() + 60_000),
      MetricDataQueries: [{ Id: 'sum', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' } }],
    }),
  );
  const { Timestamps = [], Values = [] } = MetricDataResults[0] ?? {};
  const dimension = (name: string) => metric.Dimensions?.find(({ Name }) => Name === name)?.Value ?? '';
  return Timestamps.map((time, index) => ({
    metricName: metric.MetricName as MetricDatum['metricName'],
    value: Values[index]!,
    timestampMs: time.getTime(),
    dimensions: { model: dimension('model'), alias: dimension('alias') },
  }));
}
