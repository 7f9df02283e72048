import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricDatum, MetricSink } from '../../core/ports/metric-sink.ts';

export interface MetricSinkAdapter {
  readonly sink: MetricSink;
  /** Everything that arrived, in any order. */
  readonly published: () => Promise<MetricDatum[]>;
  readonly dispose: () => Promise<void>;
}

// CloudWatch takes no datum older than two weeks, and is read by the minute.
const MINUTE_MS = 60_000;
const LAST_MINUTE = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

const datum = (overrides: Partial<MetricDatum> = {}): MetricDatum => ({
  metricName: 'rmse',
  value: 2.25,
  timestampMs: LAST_MINUTE,
  dimensions: { model: 'cars', alias: 'champion' },
  ...overrides,
});

/** What every metric sink does. That a repeat is not counted twice is up to the adapter: CloudWatch adds. */
export function describeMetricSink(name: string, makeAdapter: () => Promise<MetricSinkAdapter>): void {
  describe(`${name} as a metric sink`, () => {
    let adapter: MetricSinkAdapter;
    beforeEach(async () => {
      adapter = await makeAdapter();
    });
    afterEach(() => adapter.dispose());

    it('publishes every datum with its name, value, time and dimensions', async () => {
      const data = [
        datum(),
        datum({ metricName: 'count', value: 31 }),
        datum({ metricName: 'bias', value: -1e-9 }),
      ];
      await adapter.sink.publish('run-1', data);
      expect(byName(await adapter.published())).toEqual(byName(data));
    });

    it('keeps publications apart', async () => {
      await adapter.sink.publish('run-1', [datum({ value: 1 })]);
      await adapter.sink.publish('run-2', [datum({ value: 2, timestampMs: LAST_MINUTE - MINUTE_MS })]);
      expect((await adapter.published()).map(({ value }) => value).sort()).toEqual([1, 2]);
    });

    it('takes several models in one publication', async () => {
      const vans = datum({ dimensions: { model: 'vans', alias: 'champion' }, value: 7 });
      await adapter.sink.publish('run-1', [datum(), vans]);
      const models = (await adapter.published()).map(({ dimensions }) => dimensions.model);
      expect(models.sort()).toEqual(['cars', 'vans']);
    });

    it('takes an empty publication', async () => {
      await adapter.sink.publish('run-1', []);
      expect(await adapter.published()).toEqual([]);
    });

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s, which is no metric', async (value) => {
      await expect(adapter.sink.publish('run-1', [datum({ value })])).rejects.toBeInstanceOf(TypeError);
      expect(await adapter.published()).toEqual([]);
    });
  });
}

function byName(data: readonly MetricDatum[]): MetricDatum[] {
  return [...data].sort((a, b) => (a.metricName < b.metricName ? -1 : 1));
}
