import { knownValues } from './known-values.ts';
import { orderStatistics } from './order-statistics.ts';
import { quantileOf } from './quantile.ts';

/**
 * Several linear-interpolated quantiles, `q` in [0, 1], ascending, of the given rows without their gaps, equal bit for bit to
 * `numpy.quantile(values, q)`: `(qs,)`; `undefined` where no row has a value. One copy of the column. O(rows).
 */
export function columnQuantiles(
  values: Float64Array,
  rows: Int32Array,
  qs: readonly number[],
): Float64Array | undefined {
  const known = knownValues(values, rows);
  return known.length === 0 ? undefined : quantilesOf(known, qs);
}

/** The same of `(n,)` values without gaps, n >= 1, in any order. */
function quantilesOf(known: Float64Array, qs: readonly number[]): Float64Array {
  const n = known.length;
  const places = placesOf(n, qs);
  const found = orderStatistics(known, places);
  const valueAt = new Map(places.map((place, i) => [place, found[i]!]));
  return Float64Array.from(qs, (q) => quantileOf(n, q, (place) => valueAt.get(place)!));
}

/** The places that some quantiles of n values are interpolated between, ascending. */
export function placesOf(n: number, qs: readonly number[]): number[] {
  const places = new Set<number>();
  for (const q of qs)
    quantileOf(n, q, (place) => {
      places.add(place);
      return 0;
    });
  return [...places].sort((a, b) => a - b);
}
