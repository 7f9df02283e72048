import type { MonitorWindow } from '../../core/contracts/monitoring.ts';
import type { HoldoutPoint, StoryRow } from '../../report/run-report-data.ts';

/** A year: cars, RMSE of the first version, of the maintained model, the version that served, and the alert. */
type Year = readonly [
  label: string,
  nRows: number,
  frozen: number,
  kept: number,
  version: number,
  state: StoryRow['alertState'],
];

const YEARS: readonly Year[] = [
  ['1975', 30, 2.214, 2.214, 1, 'OK'],
  ['1976', 34, 2.802, 2.802, 1, 'OK'],
  ['1977', 28, 3.893, 3.893, 1, 'OK'],
  ['1978', 36, 5.018, 5.018, 1, 'ALARM'],
  ['1979', 29, 6.417, 3.862, 2, 'OK'],
  ['1980', 29, 11.046, 8.027, 2, 'ALARM'],
  ['1981-82', 59, 8.139, 3.514, 3, 'OK'],
];

export const SAMPLE_STORY: readonly StoryRow[] = YEARS.map(
  ([label, nRows, frozenRmse, maintainedRmse, versionInService, alertState]) => ({
    label,
    nRows,
    frozenRmse,
    maintainedRmse,
    versionInService,
    alertState,
  }),
);

export const SAMPLE_WINDOWS: readonly MonitorWindow[] = YEARS.map(([label, nRows, , rmse, version]) => {
  const window = label.slice(0, 4);
  const startMs = Date.parse(`${window}-01-01T00:00:00Z`);
  const nLabelled = window === '1975' ? nRows - 2 : nRows;
  return {
    format: 'upkeep-window/1',
    model: 'auto-mpg',
    window,
    startMs,
    endMs: Date.parse(`${Number(window) + 1}-01-01T00:00:00Z`),
    versions: [
      {
        version,
        nPredictions: nRows,
        nLabelled,
        status: nLabelled < 29 ? 'INSUFFICIENT_DATA' : 'OK',
        metrics: {
          rmse,
          mae: rmse * 0.79,
          r2: 1 - (rmse / 7.4) ** 2,
          bias: -rmse * 0.55,
          count: nRows,
          missingRatio: window === '1980' ? 0.0043 : 0,
          labelCoverage: nLabelled / nRows,
        },
      },
    ],
    nDuplicates: 0,
    nConflicting: 0,
  };
});

/** Cars of 12 to 43 miles a gallon; the opponent stays behind the thrifty ones. */
export const SAMPLE_HOLDOUT: readonly HoldoutPoint[] = Array.from({ length: 48 }, (_, index) => {
  const actual = 12 + (31 * index) / 47 + 1.5 * Math.sin(index * 2.3);
  const predicted = actual + 4.3 * Math.sin(index * 1.7) - 0.08 * (actual - 24);
  const opponent = actual + 3.9 * Math.cos(index * 1.3) - 0.28 * (actual - 17);
  return { actual, predicted, opponent };
});
