import { describe, expect, test } from 'vitest';
import type { MonitorWindow, VersionMetrics } from '../../../core/contracts/monitoring.ts';
import { windowOf } from '../../../core/monitoring/calendar-window.ts';
import { datapointsOf } from '../../../core/monitoring/datapoints.ts';
import { metricData } from '../../../core/monitoring/metric-data.ts';

const ms = (iso: string) => Date.parse(iso);
const of = (version: number, rmse: number, nLabelled = 30): VersionMetrics => ({
  version,
  nPredictions: 40,
  nLabelled,
  status: nLabelled >= 30 ? 'OK' : 'INSUFFICIENT_DATA',
  metrics: { rmse, count: 40, labelCoverage: nLabelled / 40 },
});
const window = (day: string, ...versions: VersionMetrics[]): MonitorWindow => ({
  format: 'upkeep-window/1',
  model: 'm',
  ...windowOf(ms(day), '1 day'),
  versions,
  nDuplicates: 0,
  nConflicting: 0,
});
const request = {
  version: 1,
  metric: 'rmse' as const,
  minRows: 30,
  unit: '1 day',
  latenessMs: 3_600_000,
  nowMs: ms('1978-01-05T00:59:59Z'),
};

describe('datapointsOf', () => {
  test('begins where the version does, and names the windows without records up to the last closed one', () => {
    const windows = [
      window('1978-01-01', of(2, 9)),
      window('1978-01-02', of(1, 2), of(2, 9)),
      window('1978-01-03', of(2, 9)),
    ];
    expect(datapointsOf({ ...request, windows })).toEqual([
      { window: '1978-01-02', value: 2 },
      { window: '1978-01-03', value: null },
    ]);
    expect(datapointsOf({ ...request, windows, nowMs: ms('1978-01-05T01:00:00Z') })).toEqual([
      { window: '1978-01-02', value: 2 },
      { window: '1978-01-03', value: null },
      { window: '1978-01-04', value: null },
    ]);
    expect(datapointsOf({ ...request, windows, version: 3 })).toEqual([]);
  });

  test('fills gaps between windows, with at most 99', () => {
    const windows = [window('1978-01-01', of(1, 2)), window('1979-01-01', of(1, 3))];
    const datapoints = datapointsOf({ ...request, windows, nowMs: ms('1979-01-03') });
    expect(datapoints).toHaveLength(101);
    expect(datapoints.slice(0, 2)).toEqual([
      { window: '1978-01-01', value: 2 },
      { window: '1978-09-24', value: null },
    ]);
    expect(datapoints.slice(-2)).toEqual([
      { window: '1978-12-31', value: null },
      { window: '1979-01-01', value: 3 },
    ]);
  });

  test.each([
    ['rmse', null],
    ['labelCoverage', 0.25],
    ['count', 40],
  ] as const)('takes %s of a window with too few labels for %s', (metric, value) => {
    const windows = [window('1978-01-01', of(1, 2, 10))];
    const nowMs = ms('1978-01-02T12:00Z');
    expect(datapointsOf({ ...request, windows, metric, nowMs })).toEqual([{ window: '1978-01-01', value }]);
  });

  test('wants enough predictions for a ratio, and counts whatever there is', () => {
    const windows = [window('1978-01-01', of(1, 2, 10))];
    const few = { ...request, windows, minRows: 41, nowMs: ms('1978-01-02T12:00Z') };
    expect(datapointsOf({ ...few, metric: 'labelCoverage' })[0]!.value).toBeNull();
    expect(datapointsOf({ ...few, metric: 'count' })[0]!.value).toBe(40);
  });
});

describe('metricData', () => {
  test('publishes each metric of the latest window that holds data for it, stamped with now', () => {
    const windows = [
      window('1978-01-01', of(1, 1)),
      window('1978-01-02', of(1, 2), of(2, 9)),
      window('1978-01-03', of(1, 3, 10)),
    ];
    const monitor = { metrics: ['rmse', 'labelCoverage', 'missingRatio'] as const, minRows: 30 };
    const dimensions = { model: 'm', alias: 'champion' };
    expect(
      metricData({
        model: 'm',
        windows,
        version: 1,
        monitor: { ...monitor, metrics: [...monitor.metrics] },
        nowMs: 5,
      }),
    ).toEqual([
      { metricName: 'rmse', value: 2, timestampMs: 5, dimensions },
      { metricName: 'labelCoverage', value: 0.25, timestampMs: 5, dimensions },
    ]);
  });

  test('publishes nothing of a version without windows', () => {
    const monitor = { metrics: ['count' as const], minRows: 30 };
    expect(
      metricData({ model: 'm', windows: [window('1978-01-01', of(1, 1))], version: 2, monitor, nowMs: 5 }),
    ).toEqual([]);
  });
});
