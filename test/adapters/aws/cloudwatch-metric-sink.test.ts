import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { createCloudWatchMetricSink } from '../../../adapters/aws/cloudwatch-metric-sink.ts';
import type { MetricDatum } from '../../../core/ports/metric-sink.ts';
import { stubClient } from './stub-client.ts';

const datum = (overrides: Partial<MetricDatum> = {}): MetricDatum => ({
  metricName: 'rmse',
  value: 2.25,
  timestampMs: 1_700_000_000_000,
  dimensions: { model: 'cars', alias: 'champion' },
  ...overrides,
});

async function publish(data: readonly MetricDatum[]) {
  const { client, calls } = stubClient<CloudWatchClient>(() => ({}));
  const sink = createCloudWatchMetricSink({ client, namespace: 'Upkeep' });
  const failure = await sink.publish('run-1', data).catch((error: unknown) => error);
  return { calls, failure, sizes: calls.map(({ input }) => input.MetricData.length) };
}

describe('the metric sink in CloudWatch', () => {
  it('publishes a datum under the namespace, with the dimensions model and alias', async () => {
    const { calls } = await publish([datum()]);
    expect(calls).toEqual([
      {
        operation: 'PutMetricData',
        input: {
          Namespace: 'Upkeep',
          MetricData: [
            {
              MetricName: 'rmse',
              Value: 2.25,
              Timestamp: new Date(1_700_000_000_000),
              Dimensions: [
                { Name: 'model', Value: 'cars' },
                { Name: 'alias', Value: 'champion' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('sends nothing for nothing', async () => {
    expect((await publish([])).calls).toEqual([]);
  });

  it('sends at most 1000 data in a request', async () => {
    const { sizes } = await publish(Array.from({ length: 2001 }, () => datum()));
    expect(sizes).toEqual([1000, 1000, 1]);
  });

  it('sends at most 1 MB in a request, and every datum once, in order', async () => {
    const long = { model: 'm'.repeat(1024), alias: 'a'.repeat(1024) };
    const data = Array.from({ length: 900 }, (_, value) => datum({ value, dimensions: long }));
    const { calls } = await publish(data);
    expect(calls.length).toBeGreaterThan(1);
    for (const { input } of calls) expect(JSON.stringify(input).length).toBeLessThan(1_000_000);
    const values = calls.flatMap(({ input }) =>
      input.MetricData.map(({ Value }: { Value: number }) => Value),
    );
    expect(values).toEqual(data.map(({ value }) => value));
  });

  it('sends nothing at all when one value is none, also beyond the first request', async () => {
    const data = [
      ...Array.from({ length: 1500 }, () => datum()),
      datum({ metricName: 'bias', value: Number.NaN }),
    ];
    const { calls, failure } = await publish(data);
    expect(failure).toEqual(new TypeError('NaN is no value of the metric bias'));
    expect(calls).toEqual([]);
  });

  it.each([
    [1e300, 2 ** 360],
    [-1e300, -(2 ** 360)],
    [1e100, 1e100],
  ])('publishes %d as %d, which CloudWatch takes', async (value, expected) => {
    const { calls } = await publish([datum({ value })]);
    expect(calls[0]?.input.MetricData[0].Value).toBe(expected);
  });
});
