import type { DenoiseRule, ExponentialRule } from '../../contracts/config/denoise-rule.ts';
import { exponentialByTime } from './exponential-by-time.ts';
import { exponentialSmoothing } from './exponential-smoothing.ts';
import { exponentialWeight } from './exponential-weight.ts';
import { hampel } from './hampel.ts';
import { looksAhead } from './looks-ahead.ts';
import { movingAverage } from './moving-average.ts';
import { rollingMedian } from './rolling-median.ts';
import { savitzkyGolay } from './savitzky-golay.ts';

type WindowRule = Exclude<DenoiseRule, ExponentialRule>;

/** As in a `DenoiseTail`, of one group. */
export interface SeriesEnd {
  /** The last `window - 1` raw values (`null`: a gap), or the last smoothed value; empty where there is none. */
  readonly tail: readonly (number | null)[];
  /** Of a filter that goes by time: the time of the last known value, in milliseconds since 1970. */
  readonly time?: number | undefined;
}

interface Series {
  readonly values: Float64Array;
  /** The times of these rows, `(n,)`; of use to a filter that goes by time. */
  readonly times?: Float64Array | undefined;
  /** The end of an earlier part. @default none */
  readonly earlier?: SeriesEnd | undefined;
  /** Where the smoothed values may be put, `(n,)`. @default a new array */
  readonly into?: Float64Array | undefined;
}

interface Smoothed {
  readonly smoothed: Float64Array;
  /** Empty for a filter that looks ahead, which nothing can follow on from. */
  readonly end: SeriesEnd;
}

/** One series filtered by one rule, following on from the end of an earlier part, and its own end. O(n). */
export function smoothSeries(rule: DenoiseRule, series: Series): Smoothed {
  return rule.method === 'exponential' ? smoothExponentially(rule, series) : smoothByWindow(rule, series);
}

function smoothExponentially(rule: ExponentialRule, { values, times, earlier, into }: Series): Smoothed {
  const weight = exponentialWeight(rule);
  const last = earlier?.tail[0] ?? undefined;
  const newest = values.findLastIndex((value) => !Number.isNaN(value));
  if ('alpha' in weight) {
    const smoothed = exponentialSmoothing(values, { alpha: weight.alpha, last }, into);
    const y = newest === -1 ? last : smoothed[newest];
    return { smoothed, end: { tail: y === undefined ? [] : [y] } };
  }
  const { halfLifeMs } = weight;
  const lastTime = earlier?.time;
  const smoothed = exponentialByTime(values, { times: times!, halfLifeMs, last, lastTime });
  if (newest === -1) return { smoothed, end: earlier ?? { tail: [] } };
  // A value that came late has counted as if at the time of the one before it.
  const time = Math.max(times![newest]!, lastTime ?? Number.NEGATIVE_INFINITY);
  return { smoothed, end: { tail: [smoothed[newest]!], time } };
}

function smoothByWindow(rule: WindowRule, { values, earlier, into }: Series): Smoothed {
  if (looksAhead(rule)) return { smoothed: filterWindows(rule, values), end: { tail: [] } };
  const before = earlier?.tail ?? [];
  const series = joined(before, values);
  const smoothed = filterWindows(rule, series, before.length === 0 ? into : undefined).subarray(
    before.length,
  );
  const tail = Array.from(series.slice(1 - rule.window), (value) => (Number.isNaN(value) ? null : value));
  return { smoothed, end: { tail } };
}

function joined(before: readonly (number | null)[], values: Float64Array): Float64Array {
  if (before.length === 0) return values;
  const series = new Float64Array(before.length + values.length);
  series.set(before.map((value) => value ?? Number.NaN));
  series.set(values, before.length);
  return series;
}

function filterWindows(rule: WindowRule, values: Float64Array, into?: Float64Array): Float64Array {
  switch (rule.method) {
    case 'movingAverage':
      return movingAverage(values, rule, into);
    case 'median':
      return rollingMedian(values, rule);
    case 'hampel':
      return hampel(values, rule);
    case 'savitzkyGolay':
      return savitzkyGolay(values, rule);
  }
}
