import { type ColumnMoments, momentsOf } from './column-moments.ts';
import { placesOf } from './column-quantiles.ts';
import { orderStatistics } from './order-statistics.ts';
import { quantileOf } from './quantile.ts';

/** The values of a column in the training rows, without gaps. Order statistics that were found once are remembered. */
export class TrainingSample {
  readonly values: Float64Array;
  readonly #found: Map<number, number>;

  constructor(values: Float64Array, found: ReadonlyMap<number, number> = new Map()) {
    this.values = values;
    this.#found = new Map(found);
  }

  get n(): number {
    return this.values.length;
  }

  /** Linear-interpolated, for n >= 1, `(qs,)`, `qs` ascending. O(n), whatever their number. */
  quantiles(qs: readonly number[]): number[] {
    const missing = placesOf(this.n, qs).filter((place) => !this.#found.has(place));
    if (missing.length > 0) {
      const found = orderStatistics(this.values, missing);
      for (let i = 0; i < missing.length; i++) this.#found.set(missing[i]!, found[i]!);
    }
    return qs.map((q) => quantileOf(this.n, q, (place) => this.#found.get(place)!));
  }

  /** For n >= 1. O(n). */
  range(): [min: number, max: number] {
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < this.values.length; i++) {
      const x = this.values[i]!;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    return [min, max];
  }

  /** O(n) */
  moments(): ColumnMoments {
    return momentsOf(this.values);
  }

  /** The values cut to the bounds, which moves no value past another: what is known of their order stays known. O(n). */
  clipped(low: number, high: number): TrainingSample {
    const values = new Float64Array(this.n);
    for (let i = 0; i < values.length; i++) {
      const x = this.values[i]!;
      values[i] = x < low ? low : x > high ? high : x;
    }
    const found = [...this.#found].map(
      ([place, x]) => [place, Math.min(Math.max(x, low), high)] as const,
    );
    return new TrainingSample(values, new Map(found));
  }

  /** The values within the bounds. O(n). */
  within(low: number, high: number): TrainingSample {
    const values = new Float64Array(this.n);
    let n = 0;
    for (let i = 0; i < values.length; i++) {
      const x = this.values[i]!;
      if (x >= low && x <= high) values[n++] = x;
    }
    return new TrainingSample(values.subarray(0, n));
  }

  /** How far each value lies from the given one. O(n). */
  distancesFrom(centre: number): TrainingSample {
    const values = new Float64Array(this.n);
    for (let i = 0; i < values.length; i++) values[i] = Math.abs(this.values[i]! - centre);
    return new TrainingSample(values);
  }

  /** With one more value so many times. O(n). */
  with(value: number, times: number): TrainingSample {
    if (times === 0) return this;
    const values = new Float64Array(this.n + times).fill(value, this.n);
    values.set(this.values);
    return new TrainingSample(values);
  }
}
