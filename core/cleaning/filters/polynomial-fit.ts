/**
 * The least-squares polynomial through the known values of a stretch of rows, by polynomials that are orthogonal on just
 * those rows: no powers and no normal equations, so that high degrees and long windows lose no digits.
 * Source: Forsythe, "Generation and use of orthogonal polynomials for data-fitting with a digital computer", Journal of
 * the Society for Industrial and Applied Mathematics 5, 1957.
 */
export class PolynomialFit {
  readonly #polyOrder: number;
  /** Places of the known values, from -1 to 1, and what is not fitted yet. `(capacity,)` */
  readonly #places: Float64Array;
  readonly #rest: Float64Array;
  /** The newest polynomial at these places, and the one before. */
  #newest: Float64Array;
  #older: Float64Array;
  /** `p_{k+1}(t) = (t - alpha_k) p_k(t) - beta_k p_{k-1}(t)` */
  readonly #alphas: Float64Array;
  readonly #betas: Float64Array;
  readonly #coefs: Float64Array;
  #degree = 0;
  #offset = 0;
  #middle = 0;
  #halfWidth = 1;

  /** `capacity`: the most rows in a stretch. */
  constructor(capacity: number, polyOrder: number) {
    this.#polyOrder = polyOrder;
    this.#places = new Float64Array(capacity);
    this.#rest = new Float64Array(capacity);
    this.#newest = new Float64Array(capacity);
    this.#older = new Float64Array(capacity);
    this.#alphas = new Float64Array(polyOrder + 1);
    this.#betas = new Float64Array(polyOrder + 1);
    this.#coefs = new Float64Array(polyOrder + 1);
  }

  /** Fits to the rows from `start` to before `stop`, by a lower degree where they have too few values. O(rows x degree). */
  fit(values: Float64Array, start: number, stop: number): void {
    const n = this.#gather(values, start, stop);
    this.#degree = Math.min(this.#polyOrder, n - 1);
    this.#newest.fill(1, 0, n);
    this.#older.fill(0, 0, n);
    let olderNorm = 1;
    for (let k = 0; k <= this.#degree; k++) {
      const norm = this.#fitNewest(k, n);
      this.#betas[k] = k === 0 ? 0 : norm / olderNorm;
      olderNorm = norm;
      if (k < this.#degree) this.#raise(k, n);
    }
  }

  /** The polynomial at a row. O(degree). */
  at(row: number): number {
    const t = (row - this.#middle) / this.#halfWidth;
    let older = 0;
    let newest = 1;
    let sum = this.#coefs[0]!;
    for (let k = 0; k < this.#degree; k++) {
      const next = (t - this.#alphas[k]!) * newest - this.#betas[k]! * older;
      older = newest;
      newest = next;
      sum += this.#coefs[k + 1]! * newest;
    }
    return this.#offset + sum;
  }

  /** Values are taken from the first one, so that equal ones are fitted exactly. Returns their number. */
  #gather(values: Float64Array, start: number, stop: number): number {
    this.#middle = (start + stop - 1) / 2;
    this.#halfWidth = Math.max(1, stop - 1 - start) / 2;
    let n = 0;
    for (let row = start; row < stop; row++) {
      const x = values[row]!;
      if (Number.isNaN(x)) continue;
      if (n === 0) this.#offset = x;
      this.#places[n] = (row - this.#middle) / this.#halfWidth;
      this.#rest[n++] = x - this.#offset;
    }
    return n;
  }

  /** Fits the newest polynomial to the rest and takes it off; returns its sum of squares. */
  #fitNewest(k: number, n: number): number {
    const places = this.#places;
    const rest = this.#rest;
    const p = this.#newest;
    let norm = 0;
    let moment = 0;
    let product = 0;
    for (let i = 0; i < n; i++) {
      const square = p[i]! * p[i]!;
      norm += square;
      moment += square * places[i]!;
      product += p[i]! * rest[i]!;
    }
    const coef = product / norm;
    for (let i = 0; i < n; i++) rest[i]! -= coef * p[i]!;
    this.#coefs[k] = coef;
    this.#alphas[k] = moment / norm;
    return norm;
  }

  /** Makes the polynomial of the next degree the newest. */
  #raise(k: number, n: number): void {
    const alpha = this.#alphas[k]!;
    const beta = this.#betas[k]!;
    const places = this.#places;
    const p = this.#newest;
    const older = this.#older;
    for (let i = 0; i < n; i++) older[i] = (places[i]! - alpha) * p[i]! - beta * older[i]!;
    this.#newest = older;
    this.#older = p;
  }
}
