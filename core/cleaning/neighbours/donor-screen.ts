import type { DonorMatrix } from './donor-matrix.ts';

/** So many features are looked at of every donor, without a branch between them: most donors are too far in these already. */
const MANY = 6;
/** The same where a row knows no more. */
const FEW = 3;

/** Passes over donors that are too far from a row in its first known features. */
export class DonorScreen {
  readonly #matrix: DonorMatrix;
  /** Of the screened features: columns of the matrix, where they are known, and the row's values. */
  readonly #columns: Float64Array[];
  readonly #known: Float64Array[];
  readonly #values = new Float64Array(MANY);
  /** Stands for a feature where the row knows fewer: no difference, of any donor. */
  readonly #none: Float64Array;
  /** How many features of the row are screened, or more; none where a square is beyond any number: every donor is found. */
  nScreened = MANY;
  /** Of the donor found last, the squared differences in these, added up. */
  sum = 0;

  constructor(matrix: DonorMatrix) {
    this.#matrix = matrix;
    this.#none = new Float64Array(matrix.indices.length);
    this.#columns = Array.from({ length: MANY }, () => this.#none);
    this.#known = this.#columns.slice();
  }

  /** @param places of the features that the row knows, in the matrix; so many of both count */
  lookFor(places: Int32Array, values: Float64Array, nKnown: number): void {
    this.nScreened = nKnown > FEW ? MANY : FEW;
    this.sum = 0;
    for (let s = 0; s < MANY; s++) {
      const isScreened = s < nKnown;
      this.#columns[s] = isScreened ? this.#matrix.columns[places[s]!]! : this.#none;
      this.#known[s] = isScreened ? this.#matrix.known[places[s]!]! : this.#none;
      const x = isScreened ? values[s]! : 0;
      this.#values[s] = x;
      // A gap of a donor counts as 0, and 0 times the square would be NaN.
      if (x * x === Number.POSITIVE_INFINITY) this.nScreened = 0;
    }
  }

  /** The next donor whose squared differences add up to at most `most`, or `to`. */
  next(from: number, to: number, most: number): number {
    if (this.nScreened === 0) return from;
    return this.nScreened === FEW ? this.#nextOfFew(from, to, most) : this.#nextOfMany(from, to, most);
  }

  #nextOfFew(from: number, to: number, most: number): number {
    const [a, b, c] = this.#columns as Few;
    const [hasA, hasB, hasC] = this.#known as Few;
    const values = this.#values;
    const xa = values[0]!;
    const xb = values[1]!;
    const xc = values[2]!;
    for (let i = from; i < to; i++) {
      const da = a[i]! - xa;
      const db = b[i]! - xb;
      const dc = c[i]! - xc;
      const sum = da * da * hasA[i]! + db * db * hasB[i]! + dc * dc * hasC[i]!;
      if (sum > most) continue;
      this.sum = sum;
      return i;
    }
    return to;
  }

  #nextOfMany(from: number, to: number, most: number): number {
    const [a, b, c, d, e, f] = this.#columns as Many;
    const [hasA, hasB, hasC, hasD, hasE, hasF] = this.#known as Many;
    const values = this.#values;
    const xa = values[0]!;
    const xb = values[1]!;
    const xc = values[2]!;
    const xd = values[3]!;
    const xe = values[4]!;
    const xf = values[5]!;
    for (let i = from; i < to; i++) {
      const da = a[i]! - xa;
      const db = b[i]! - xb;
      const dc = c[i]! - xc;
      const dd = d[i]! - xd;
      const de = e[i]! - xe;
      const df = f[i]! - xf;
      const first = da * da * hasA[i]! + db * db * hasB[i]! + dc * dc * hasC[i]!;
      const sum = first + dd * dd * hasD[i]! + de * de * hasE[i]! + df * df * hasF[i]!;
      if (sum > most) continue;
      this.sum = sum;
      return i;
    }
    return to;
  }
}

type Few = [Float64Array, Float64Array, Float64Array];
type Many = [...Few, ...Few];
