import { type ColumnMoments, momentsOf } from './column-moments.ts';
import { placesOf } from './column-quantiles.ts';
import { orderStatistics } from './order-statistics.ts';
import { quantileOf } from './quantile.ts';

/**
 * The values of a column in the training rows, without gaps, perhaps to be read as cut to bounds. Cutting moves no value past
 * another, so that order statistics are found once for what is cut and what is not.
 */
export class TrainingSample {
  readonly #raw: Float64Array;
  readonly #low: number;
  readonly #high: number;
  /** Order statistics of `#raw`, by place. */
  readonly #found: Map<number, number>;

  constructor(
    values: Float64Array,
    cut: { low: number; high: number; found?: Map<number, number> } = { low: -Infinity, high: Infinity },
  ) {
    this.#raw = values;
    this.#low = cut.low;
    this.#high = cut.high;
    this.#found = cut.found ?? new Map();
  }

  get n(): number {
    return this.#raw.length;
  }

  /** `(n,)`, not to be changed where nothing is cut. O(n) where something is. */
  get values(): Float64Array {
    if (this.#low === -Infinity && this.#high === Infinity) return this.#raw;
    const [raw, low, high] = [this.#raw, this.#low, this.#high];
    const values = new Float64Array(raw.length);
    for (let i = 0; i < raw.length; i++) {
      const x = raw[i]!;
      values[i] = x < low ? low : x > high ? high : x;
    }
    return values;
  }

  /** Linear-interpolated, for n >= 1, `(qs,)`, `qs` ascending. O(n), whatever their number. */
  quantiles(qs: readonly number[]): number[] {
    const missing = placesOf(this.n, qs).filter((place) => !this.#found.has(place));
    if (missing.length > 0) {
      const found = orderStatistics(this.#raw, missing);
      for (let i = 0; i < missing.length; i++) this.#found.set(missing[i]!, found[i]!);
    }
    return qs.map((q) => quantileOf(this.n, q, (place) => this.#cut(this.#found.get(place)!)));
  }

  /** For n >= 1. O(n). */
  range(): [min: number, max: number] {
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < this.#raw.length; i++) {
      const x = this.#raw[i]!;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    return [this.#cut(min), this.#cut(max)];
  }

  /** O(n) */
  moments(): ColumnMoments {
    return momentsOf(this.values);
  }

  /** The values, of which none is cut yet, cut to the bounds. O(1). */
  clipped(low: number, high: number): TrainingSample {
    return new TrainingSample(this.#raw, { low, high, found: this.#found });
  }

  /** The values within the bounds. O(n). */
  within(low: number, high: number): TrainingSample {
    const from = this.values;
    const values = new Float64Array(this.n);
    let n = 0;
    for (let i = 0; i < from.length; i++) {
      const x = from[i]!;
      if (x >= low && x <= high) values[n++] = x;
    }
    return n === this.n ? this : new TrainingSample(values.subarray(0, n));
  }

  /** How far each value lies from the given one. O(n). */
  distancesFrom(centre: number): TrainingSample {
    const from = this.values;
    const values = new Float64Array(this.n);
    for (let i = 0; i < values.length; i++) values[i] = Math.abs(from[i]! - centre);
    return new TrainingSample(values);
  }

  /** With one more value so many times. O(n). */
  with(value: number, times: number): TrainingSample {
    if (times === 0) return this;
    const values = new Float64Array(this.n + times).fill(value, this.n);
    values.set(this.values);
    return new TrainingSample(values);
  }

  #cut(x: number): number {
    return x < this.#low ? this.#low : x > this.#high ? this.#high : x;
  }
}
