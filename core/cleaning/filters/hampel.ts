import { RollingOrder } from './rolling-order.ts';
import type { WindowOptions } from './window-place.ts';

/** Makes the median distance an estimate of the standard deviation of normally distributed values: 1 / 0.67449. */
const DEVIATION = 1.4826;

interface HampelOptions extends WindowOptions {
  readonly sigmas: number;
}

/**
 * The series with each value that lies more than `sigmas` deviations from the median of its window replaced by that
 * median, `(n,)`; the deviation is 1.4826 times the median distance from the median. Windows shrink at both ends; gaps
 * (`NaN`) are looked through, and stay. Where most of a window is one value, the deviation is 0 and every other value an
 * outlier, as in R's `pracma::hampel` and sktime. A window is of the raw values: what was replaced before does not
 * count. O(n log^2 n) for long windows, else as `rollingMedian`.
 * Source: Davies and Gather, "The identification of multiple outliers", Journal of the American Statistical
 * Association 88, 1993.
 */
export function hampel(values: Float64Array, { sigmas, ...place }: HampelOptions): Float64Array<ArrayBuffer> {
  const order = new RollingOrder(values, place);
  const cleaned = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    cleaned[row] = x;
    order.moveTo(row);
    if (Number.isNaN(x)) continue;
    const median = order.median();
    const distance = Math.abs(x - median);
    if (distance > 0 && distance > sigmas * (DEVIATION * order.medianDistance(median))) cleaned[row] = median;
  }
  return cleaned;
}
