import { type WindowOptions, windowPlace } from './window-place.ts';

// A power of two, so that scaling is exact: a window of at most 10,000 values near the largest double cannot overflow.
const HEADROOM = 2 ** -14;
const UNSCALE = 2 ** 14;

/**
 * The mean of the values in a window of rows, `(n,)`. pandas' `rolling(window, min_periods=1)` and, centered,
 * `rolling(window, center=True, min_periods=1)`: windows shrink at both ends. Gaps (`NaN`) are looked through, and stay
 * gaps where pandas would fill them.
 *
 * Nothing is ever subtracted again: the rows are cut into blocks as long as the window, so that every window is the end of
 * one block and the beginning of the next, whose sums are kept (van Herk, Gil and Werman's scheme for running extremes).
 * A huge value is therefore felt in the windows that hold it and nowhere else. Sums carry Neumaier's compensation.
 * O(n) whatever the window, O(window) memory.
 * @param means where they are put, `(n,)`. @default a new array
 */
export function movingAverage(
  values: Float64Array,
  options: WindowOptions,
  means: Float64Array = new Float64Array(values.length),
): Float64Array {
  const n = values.length;
  const { ahead, length } = windowPlace(n, options);
  const ends = new BlockEnds(length);
  // As in pandas, a window of one repeated value has exactly that value as its mean.
  let repeated = Number.NaN;
  let repeats = 0;
  for (let start = 0; start < n + ahead; start += length) {
    const stop = Math.min(start + length, n + ahead);
    let sum = 0;
    let lost = 0;
    let count = 0;
    for (let place = start; place < stop; place++) {
      const x = place < n ? values[place]! : Number.NaN;
      if (!Number.isNaN(x)) {
        const scaled = x * HEADROOM;
        const total = sum + scaled;
        lost += roundingError(sum, scaled, total);
        sum = total;
        count++;
        repeats = x === repeated ? repeats + 1 : 1;
        repeated = x;
      }
      const row = place - ahead;
      if (row < 0) continue;
      if (Number.isNaN(values[row])) {
        means[row] = Number.NaN;
        continue;
      }
      const end = place - start + 1;
      const known = count + ends.counts[end]!;
      if (repeats >= known) {
        means[row] = repeated;
        continue;
      }
      const endSum = ends.sums[end]!;
      const total = endSum + sum;
      const rounding = roundingError(endSum, sum, total);
      means[row] = ((total + (rounding + lost + ends.lost[end]!)) / known) * UNSCALE;
    }
    ends.sum(values, start);
  }
  return means;
}

/** The sums of a block from each of its places on, what they lost in rounding, and the values in them. */
class BlockEnds {
  readonly sums: Float64Array;
  readonly lost: Float64Array;
  readonly counts: Int32Array;
  readonly #length: number;

  /** The entry after the last place stays empty, and so do all before the first `sum`. */
  constructor(length: number) {
    this.#length = length;
    this.sums = new Float64Array(length + 1);
    this.lost = new Float64Array(length + 1);
    this.counts = new Int32Array(length + 1);
  }

  sum(values: Float64Array, start: number): void {
    const { sums, lost, counts } = this;
    let sum = 0;
    let error = 0;
    let count = 0;
    for (let k = Math.min(this.#length, values.length - start) - 1; k >= 0; k--) {
      const x = values[start + k]! * HEADROOM;
      if (!Number.isNaN(x)) {
        const total = sum + x;
        error += roundingError(sum, x, total);
        sum = total;
        count++;
      }
      sums[k] = sum;
      lost[k] = error;
      counts[k] = count;
    }
  }
}

/** What `a + b = sum` lost in rounding, exactly (Knuth's two-sum). */
function roundingError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
}
