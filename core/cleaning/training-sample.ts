import { type ColumnMoments, momentsOf } from './column-moments.ts';
import { placesOf } from './column-quantiles.ts';
import { quantileOf } from './quantile.ts';
import { type SampledRows, TrainingValues } from './training-values.ts';

/**
 * The values of a column in the training rows, without gaps, perhaps to be read as cut to bounds. Cutting moves no value past
 * another, so that order statistics are found once for what is cut and what is not.
 */
export class TrainingSample {
  readonly #raw: TrainingValues;
  readonly #low: number;
  readonly #high: number;

  constructor(raw: Float64Array | TrainingValues, cut = { low: -Infinity, high: Infinity }) {
    this.#raw = raw instanceof TrainingValues ? raw : TrainingValues.of(raw);
    this.#low = cut.low;
    this.#high = cut.high;
  }

  /** The values of the rows, gaps left out. */
  static inRows(values: Float64Array, sampled: SampledRows): TrainingSample {
    return new TrainingSample(TrainingValues.inRows(values, sampled));
  }

  get n(): number {
    return this.#raw.n;
  }

  /** `(n,)`, not to be changed where nothing is cut. O(n) where something is. */
  get values(): Float64Array {
    const raw = this.#raw.values;
    if (!this.#isCut()) return raw;
    const [low, high] = [this.#low, this.#high];
    const values = new Float64Array(raw.length);
    for (let i = 0; i < raw.length; i++) {
      const x = raw[i]!;
      values[i] = x < low ? low : x > high ? high : x;
    }
    return values;
  }

  /** Linear-interpolated, for n >= 1, `(qs,)`, `qs` ascending. O(n), whatever their number. */
  quantiles(qs: readonly number[]): number[] {
    const valueAt = this.#raw.placed(placesOf(this.n, qs));
    return qs.map((q) => quantileOf(this.n, q, (place) => this.#cut(valueAt(place))));
  }

  /** For n >= 1. O(n). */
  range(): [min: number, max: number] {
    const [min, max] = this.#raw.range();
    return [this.#cut(min), this.#cut(max)];
  }

  /** O(n) */
  moments(): ColumnMoments {
    return momentsOf(this.values);
  }

  /** Whether there are so few distinct values, of which none is cut, that an outlier rule passes them over. O(n) */
  hasFewValues(): boolean {
    return this.#raw.hasFewValues();
  }

  /** The values, of which none is cut yet, cut to the bounds. O(1). */
  clipped(low: number, high: number): TrainingSample {
    return new TrainingSample(this.#raw, { low, high });
  }

  /** The values within the bounds. O(n). */
  within(low: number, high: number): TrainingSample {
    const [min, max] = this.n === 0 ? [low, high] : this.range();
    if (min >= low && max <= high) return this;
    const from = this.values;
    const values = new Float64Array(this.n);
    let n = 0;
    for (let i = 0; i < from.length; i++) {
      const x = from[i]!;
      if (x >= low && x <= high) values[n++] = x;
    }
    return new TrainingSample(values.subarray(0, n));
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

  #isCut(): boolean {
    return this.#low !== -Infinity || this.#high !== Infinity;
  }

  #cut(x: number): number {
    return x < this.#low ? this.#low : x > this.#high ? this.#high : x;
  }
}
