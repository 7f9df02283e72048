/** Pivots smaller than this share of the known values mean that they hardly tell powers apart. */
const MIN_PIVOT = 1e-4;

/** The normal equations of a polynomial, solved by Cholesky's factors without roots. */
export class NormalEquations {
  readonly #n: number;
  readonly #factors: Float64Array;
  readonly #solution: Float64Array;

  constructor(n: number) {
    this.#n = n;
    this.#factors = new Float64Array(n * n);
    this.#solution = new Float64Array(n);
  }

  /** From sums of powers, and of powers times the values. `NaN` where they do not determine the polynomial well. O(n^3). */
  constantTerm(known: Float64Array, data: Float64Array): number {
    const n = this.#n;
    const least = MIN_PIVOT * known[0]!;
    const factors = this.#factors;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        let rest = known[i + j]!;
        for (let k = 0; k < j; k++) rest -= factors[i * n + k]! * factors[j * n + k]! * factors[k * n + k]!;
        if (j < i) factors[i * n + j] = rest / factors[j * n + j]!;
        else if (rest > least) factors[i * n + i] = rest;
        else return Number.NaN;
      }
    return this.#substitute(data);
  }

  #substitute(data: Float64Array): number {
    const n = this.#n;
    const factors = this.#factors;
    const x = this.#solution;
    for (let i = 0; i < n; i++) {
      let rest = data[i]!;
      for (let k = 0; k < i; k++) rest -= factors[i * n + k]! * x[k]!;
      x[i] = rest;
    }
    for (let i = n - 1; i >= 0; i--) {
      let rest = x[i]! / factors[i * n + i]!;
      for (let k = i + 1; k < n; k++) rest -= factors[k * n + i]! * x[k]!;
      x[i] = rest;
    }
    return x[0]!;
  }
}
