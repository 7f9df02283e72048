import { NormalEquations } from './normal-equations.ts';

/**
 * The least-squares polynomial of a low degree at the middle of a window that moves along a series, by sums of powers of
 * the distance to the middle. As in `movingAverage` nothing is ever subtracted again: at each boundary, a window's length
 * apart, sums are kept of the rows from each place before it on, and grow after it; every window spans one boundary. O(1) a
 * row whatever the window, gaps or none. Powers beyond twice the third would lose digits.
 */
export class WindowMoments {
  readonly #values: Float64Array;
  readonly #window: number;
  readonly #half: number;
  readonly #polyOrder: number;
  /** By place before the boundary: sums of powers over known values times the value, and over known values alone. */
  readonly #dataBefore: Float64Array;
  readonly #knownBefore: Float64Array;
  /** The same from the boundary on. */
  readonly #dataAfter: Float64Array;
  readonly #knownAfter: Float64Array;
  /** Of the whole window, about its middle. */
  readonly #data: Float64Array;
  readonly #known: Float64Array;
  readonly #system: NormalEquations;
  #boundary = 0;
  #next = 0;
  /** Values are taken from one near the boundary, so that those far from zero keep their digits. */
  #offset: number;

  /** `window` is odd, at least 3, and no longer than the series; `polyOrder` is at most 3. */
  constructor(values: Float64Array, { window, polyOrder }: { window: number; polyOrder: number }) {
    const nData = polyOrder + 1;
    const nKnown = 2 * polyOrder + 1;
    this.#values = values;
    this.#window = window;
    this.#half = window >> 1;
    this.#polyOrder = polyOrder;
    this.#dataBefore = new Float64Array((window + 1) * nData);
    this.#knownBefore = new Float64Array((window + 1) * nKnown);
    this.#dataAfter = new Float64Array(nData);
    this.#knownAfter = new Float64Array(nKnown);
    this.#data = new Float64Array(nData);
    this.#known = new Float64Array(nKnown);
    this.#system = new NormalEquations(nData);
    this.#offset = valueNear(values, 0, window);
  }

  /**
   * The polynomial at a row whose window lies within the series; rows must be asked for in order. `NaN` where the known
   * values of the window do not determine it well.
   */
  at(row: number): number {
    const start = row - this.#half;
    if (start > this.#boundary) this.#moveBoundary(Math.ceil(start / this.#window) * this.#window);
    const stop = start + this.#window;
    for (; this.#next < stop; this.#next++)
      this.#add(this.#next, { data: this.#dataAfter, known: this.#knownAfter });
    const place = start - this.#boundary + this.#window;
    const middle = (row - this.#boundary) / this.#half;
    combine(this.#data, this.#dataBefore, this.#dataAfter, place);
    combine(this.#known, this.#knownBefore, this.#knownAfter, place);
    shift(this.#data, middle);
    shift(this.#known, middle);
    return this.#offset + this.#system.constantTerm(this.#known, this.#data);
  }

  #moveBoundary(boundary: number): void {
    const window = this.#window;
    const nData = this.#dataAfter.length;
    const nKnown = this.#knownAfter.length;
    this.#boundary = boundary;
    this.#offset = valueNear(this.#values, boundary, window);
    const data = this.#dataAfter.fill(0);
    const known = this.#knownAfter.fill(0);
    for (let place = window - 1; place >= 0; place--) {
      this.#add(this.#boundary - window + place, { data, known });
      this.#dataBefore.set(data, place * nData);
      this.#knownBefore.set(known, place * nKnown);
    }
    data.fill(0);
    known.fill(0);
    this.#next = this.#boundary;
  }

  #add(row: number, { data, known }: { data: Float64Array; known: Float64Array }): void {
    const value = this.#values[row]!;
    if (Number.isNaN(value)) return;
    const x = value - this.#offset;
    const t = (row - this.#boundary) / this.#half;
    let power = 1;
    for (let k = 0; k < known.length; k++) {
      known[k]! += power;
      if (k <= this.#polyOrder) data[k]! += power * x;
      power *= t;
    }
  }
}

/** The known value nearest to a place of the series, at most a window away; 0 without any. */
function valueNear(values: Float64Array, place: number, window: number): number {
  for (let far = 0; far <= window; far++) {
    const after = values[place + far] ?? Number.NaN;
    if (!Number.isNaN(after)) return after;
    const before = values[place - far] ?? Number.NaN;
    if (!Number.isNaN(before)) return before;
  }
  return 0;
}

function combine(sums: Float64Array, before: Float64Array, after: Float64Array, place: number): void {
  for (let k = 0; k < sums.length; k++) sums[k] = before[place * sums.length + k]! + after[k]!;
}

/** Sums of powers of t become those of t - middle. O(powers^2). */
function shift(sums: Float64Array, middle: number): void {
  for (let done = 1; done < sums.length; done++)
    for (let k = sums.length - 1; k >= done; k--) sums[k]! -= middle * sums[k - 1]!;
}
