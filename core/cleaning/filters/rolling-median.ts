import { RollingOrder } from './rolling-order.ts';
import type { WindowOptions } from './window-place.ts';

/**
 * The median of the values in a window of rows, `(n,)`: pandas' `rolling(window, center=..., min_periods=1).median()`.
 * Windows shrink at both ends. Gaps (`NaN`) are looked through, and stay gaps where pandas would fill them.
 * O(n log n) for long windows, O(n window) with a very small factor for those of at most 512 rows.
 */
export function rollingMedian(values: Float64Array, options: WindowOptions): Float64Array<ArrayBuffer> {
  const order = new RollingOrder(values, options);
  const medians = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    order.moveTo(row);
    medians[row] = Number.isNaN(values[row]) ? Number.NaN : order.median();
  }
  return medians;
}
