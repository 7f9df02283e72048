import { columnQuantiles } from './column-quantiles.ts';

/**
 * The median of the given rows without their gaps, equal bit for bit to `numpy.quantile(values, 0.5)`; `undefined` where
 * no row has a value. O(rows): the values are not sorted.
 */
export function medianOf(values: Float64Array, rows: Int32Array): number | undefined {
  return columnQuantiles(values, rows, [0.5])?.[0];
}
