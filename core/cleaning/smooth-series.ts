import type { DenoiseRule } from '../contracts/config/clean-section.ts';
import { exponentialSmoothing } from './exponential-smoothing.ts';
import { movingAverage } from './moving-average.ts';

/** As in a `DenoiseTail`: the last `window - 1` raw values (`null`: a gap), or the last smoothed value. */
type SeriesEnd = readonly (number | null)[];

/** One series filtered by one rule, following on from the end of an earlier part (empty: none), and its own end. O(n). */
export function smoothSeries(
  rule: DenoiseRule,
  raw: Float64Array,
  earlier: SeriesEnd,
): { smoothed: Float64Array; end: SeriesEnd } {
  if (rule.method === 'exponential') {
    const last = earlier[0] ?? undefined;
    const smoothed = exponentialSmoothing(raw, { alpha: rule.alpha, last });
    const newest = smoothed.findLast((value) => !Number.isNaN(value)) ?? last;
    return { smoothed, end: newest === undefined ? [] : [newest] };
  }
  const series = new Float64Array(earlier.length + raw.length);
  series.set(earlier.map((value) => value ?? Number.NaN));
  series.set(raw, earlier.length);
  const smoothed = movingAverage(series, rule).subarray(earlier.length);
  if (rule.align === 'centered') return { smoothed, end: [] };
  const end = Array.from(series.slice(1 - rule.window), (value) => (Number.isNaN(value) ? null : value));
  return { smoothed, end };
}
