/**
 * What is known of a column's values in ascending order, gaps left out, from all of its rows: what a fit asks for first, found
 * once by whoever describes the column. It is exactly what the fit would find. Small, and structured-cloneable.
 */
export interface ValueOrder {
  /** At least 1. */
  readonly n: number;
  readonly min: number;
  readonly max: number;
  /** Whether so few distinct values are in it that an outlier rule passes it over. */
  readonly hasFewValues: boolean;
  /** The places, from 0 and ascending, that the quartiles are interpolated between. */
  readonly places: readonly number[];
  /** The values at these places. */
  readonly values: readonly number[];
}

/** By the very cells of a column, since a column that was filtered since is another one. */
export type ValueOrders = ReadonlyMap<Float64Array, ValueOrder>;
