import { hasFewValues } from './few-values.ts';
import { knownValues } from './known-values.ts';
import { orderStatistics } from './order-statistics.ts';
import type { ValueOrder, ValueOrders } from './value-order.ts';

/** Which values are in a sample. */
export interface SampledRows {
  readonly rows: Int32Array;
  /** What is known of whole columns: used where the rows are all of a column's. @default nothing */
  readonly orders?: ValueOrders | undefined;
  /** `(rows,)`: where a copy is put, for as long as the caller needs it. @default a new array */
  readonly scratch?: Float64Array<ArrayBuffer> | undefined;
}

/**
 * The values of a column in the training rows, without gaps; -0 is 0. What is known of their order is not found again, and
 * they are copied together only when something else is asked.
 */
export class TrainingValues {
  readonly n: number;
  readonly #copy: () => Float64Array;
  readonly #order: ValueOrder | undefined;
  /** Order statistics by place. */
  readonly #found: Map<number, number>;
  #values: Float64Array | undefined;

  private constructor(n: number, copy: () => Float64Array, order?: ValueOrder) {
    this.n = n;
    this.#copy = copy;
    this.#order = order;
    this.#found = new Map(order?.places.map((place, at) => [place, order.values[at]!]));
  }

  static of(values: Float64Array): TrainingValues {
    return new TrainingValues(values.length, () => values);
  }

  /** O(rows), or O(1) where the column's order is known. */
  static inRows(values: Float64Array, { rows, orders, scratch }: SampledRows): TrainingValues {
    // Training rows are different ones: so many are all of them.
    const order = rows.length === values.length ? orders?.get(values) : undefined;
    if (order === undefined) return TrainingValues.of(knownValues(values, rows, scratch));
    return new TrainingValues(order.n, () => knownValues(values, rows, scratch), order);
  }

  /** `(n,)`, not to be changed. */
  get values(): Float64Array {
    this.#values ??= this.#copy();
    return this.#values;
  }

  /** The value at each place, ascending, from 0, of their ascending order. O(n) for those not found yet. */
  placed(places: readonly number[]): (place: number) => number {
    const missing = places.filter((place) => !this.#found.has(place));
    if (missing.length > 0) {
      const found = orderStatistics(this.values, missing);
      for (let i = 0; i < missing.length; i++) this.#found.set(missing[i]!, found[i]!);
    }
    return (place) => this.#found.get(place)!;
  }

  /** For n >= 1. */
  range(): [min: number, max: number] {
    if (this.#order !== undefined) return [this.#order.min, this.#order.max];
    const { values } = this;
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < values.length; i++) {
      const x = values[i]!;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    return [min, max];
  }

  /** Whether there are so few distinct ones that an outlier rule passes them over. */
  hasFewValues(): boolean {
    return this.#order?.hasFewValues ?? hasFewValues(this.values);
  }
}
