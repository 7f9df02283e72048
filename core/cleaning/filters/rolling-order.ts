import { RankedValues } from './ranked-values.ts';
import { SortedValues } from './sorted-values.ts';
import { type WindowOptions, windowPlace } from './window-place.ts';

/** Where moving half a window takes about as long as finding ranks: measured at 1 million rows. */
const MAX_SORTED = 512;

/** A window that moves along a series, its known values in order: for medians of them, and of their distances. */
export class RollingOrder {
  readonly #values: Float64Array;
  readonly #ordered: SortedValues | RankedValues;
  readonly #ahead: number;
  readonly #length: number;
  /** The row after the last one that has entered. */
  #next = 0;
  #guess = 0;

  constructor(values: Float64Array, options: WindowOptions) {
    const { ahead, length } = windowPlace(values.length, options);
    this.#values = values;
    this.#ahead = ahead;
    this.#length = length;
    this.#ordered = length <= MAX_SORTED ? new SortedValues(values, length) : new RankedValues(values);
  }

  /** Moves on to a row, which must not lie before the last one. */
  moveTo(row: number): void {
    for (; this.#next <= row + this.#ahead; this.#next++) this.#step(this.#next);
  }

  #step(entering: number): void {
    const values = this.#values;
    const leaving = entering - this.#length;
    const enters = entering < values.length && !Number.isNaN(values[entering]);
    const leaves = leaving >= 0 && !Number.isNaN(values[leaving]);
    if (enters && leaves) this.#ordered.replace(leaving, entering);
    else if (enters) this.#ordered.insert(entering);
    else if (leaves) this.#ordered.remove(leaving);
  }

  /** Of the known values, of which there must be one; the mean of the middle two of an even number. */
  median(): number {
    const ordered = this.#ordered;
    const middle = ordered.size >> 1;
    const upper = ordered.at(middle);
    return ordered.size % 2 === 1 ? upper : meanOf(ordered.at(middle - 1), upper);
  }

  /** The median distance of the known values from their median. O(log window) look-ups. */
  medianDistance(median: number): number {
    const { size } = this.#ordered;
    const upper = this.#distanceAt(size >> 1, median);
    return size % 2 === 1 ? upper : meanOf(this.#distanceAt((size >> 1) - 1, median), upper);
  }

  /**
   * The distance at a place, from 0, of the ascending distances from `center`. The `place + 1` nearest values lie next to
   * each other in the order: their stretch is the one whose farther end is nearest.
   */
  #distanceAt(place: number, center: number): number {
    const ordered = this.#ordered;
    const nStretches = ordered.size - place;
    const low = this.#firstBalanced(place, center);
    this.#guess = low;
    const above = low < nStretches ? ordered.at(low + place) - center : Number.POSITIVE_INFINITY;
    const below = low > 0 ? center - ordered.at(low - 1) : Number.POSITIVE_INFINITY;
    return Math.min(above, below);
  }

  /**
   * The first stretch of `place + 1` values whose upper end is at least as far from the center as its lower end, or the
   * number of stretches. It is sought around the last answer, near which it mostly is: steps double until it is enclosed.
   */
  #firstBalanced(place: number, center: number): number {
    const nStretches = this.#ordered.size - place;
    let low = Math.min(this.#guess, nStretches);
    let high = low;
    for (let step = 1; low > 0 && !this.#isBelow(low - 1, place, center); step *= 2) {
      high = low - 1;
      low = Math.max(0, low - step);
    }
    for (let step = 1; high < nStretches && this.#isBelow(high, place, center); step *= 2) {
      low = high + 1;
      high = Math.min(nStretches, high + step);
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBelow(middle, place, center)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the stretch from `start` on reaches farther below the center than above it. */
  #isBelow(start: number, place: number, center: number): boolean {
    const ordered = this.#ordered;
    return ordered.at(start + place) - center < center - ordered.at(start);
  }
}

/** Halved first, because the sum of two large values may be no finite number. */
function meanOf(a: number, b: number): number {
  return a === b ? a : a * 0.5 + b * 0.5;
}
