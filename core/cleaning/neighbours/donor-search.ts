import { type DonorMatrix, donorMatrix } from './donor-matrix.ts';
import { NearestDonors } from './nearest-donors.ts';

/** More than a comparison of rounded sums can be off by, so that no donor at the distance of the last one is lost. */
const SLACK = 1 + 8 * Number.EPSILON;

/** Donors that are visited on one side before the other side is looked at again. */
const STRIDE = 16;

interface SearchOptions {
  readonly feature: number;
  readonly nNeighbors: number;
}

/** Finds the donors near a row for one feature, and takes their mean. Keeps its working memory from row to row. */
export class DonorSearch {
  readonly #own: Float64Array;
  readonly #matrix: DonorMatrix;
  readonly #nearest: NearestDonors;
  /** The features that the row knows: their places in the matrix, ascending, and its values. */
  readonly #places: Int32Array;
  readonly #values: Float64Array;
  #nKnown = 0;

  constructor(donors: readonly Float64Array[], { feature, nNeighbors }: SearchOptions) {
    this.#own = donors[feature]!;
    this.#matrix = donorMatrix(donors, feature);
    this.#nearest = new NearestDonors(Math.min(nNeighbors, this.#own.length));
    this.#places = new Int32Array(this.#matrix.others.length);
    this.#values = new Float64Array(this.#matrix.others.length);
  }

  /** `undefined` where no donor has the feature and another one that the row knows. */
  meanNear(columns: readonly Float64Array[], row: number): number | undefined {
    this.#look(columns, row);
    const { nOrdered, indices } = this.#matrix;
    this.#nearest.clear();
    const isOrdered = this.#nKnown > 0 && this.#places[0] === 0;
    if (isOrdered) this.#visitOutwards();
    this.#visit(isOrdered ? nOrdered : 0, indices.length);
    return this.#mean();
  }

  #look(columns: readonly Float64Array[], row: number): void {
    const { others } = this.#matrix;
    this.#nKnown = 0;
    for (let p = 0; p < others.length; p++) {
      const x = columns[others[p]!]![row]!;
      if (Number.isNaN(x)) continue;
      this.#places[this.#nKnown] = p;
      this.#values[this.#nKnown++] = x;
    }
  }

  /** Visits donors by their distance in the first feature, the nearer side first, until that alone is too far. */
  #visitOutwards(): void {
    const { cells, others, nOrdered } = this.#matrix;
    const width = others.length;
    const x = this.#values[0]!;
    let above = firstAtLeast(this.#matrix, x);
    let below = above;
    while (above < nOrdered || below > 0) {
      const up = above < nOrdered ? cells[above * width]! - x : Number.POSITIVE_INFINITY;
      const down = below > 0 ? x - cells[(below - 1) * width]! : Number.POSITIVE_INFINITY;
      const step = Math.min(up, down);
      if (step * step > this.#most()) return;
      if (below === 0 || (up <= down && above < nOrdered)) {
        const from = above;
        above = Math.min(above + STRIDE, nOrdered);
        this.#visit(from, above);
      } else {
        const to = below;
        below = Math.max(below - STRIDE, 0);
        this.#visit(below, to);
      }
    }
  }

  /** Offers donors by their mean squared difference, which orders them as the distance does. */
  #visit(from: number, to: number): void {
    const { cells, others, indices } = this.#matrix;
    const places = this.#places;
    const values = this.#values;
    const nKnown = this.#nKnown;
    const width = others.length;
    let most = this.#most();
    for (let donor = from; donor < to; donor++) {
      const start = donor * width;
      let sum = 0;
      let shared = 0;
      for (let p = 0; p < nKnown && sum <= most; p++) {
        const difference = cells[start + places[p]!]! - values[p]!;
        if (Number.isNaN(difference)) continue;
        sum += difference * difference;
        shared++;
      }
      if (shared === 0 || sum > most) continue;
      this.#nearest.offer(sum / shared, indices[donor]!);
      most = this.#most();
    }
  }

  /** The greatest sum that can still be near enough: a mean over fewer features is only greater. */
  #most(): number {
    return this.#nearest.bound * this.#nKnown * SLACK;
  }

  #mean(): number | undefined {
    const { size } = this.#nearest;
    if (size === 0) return undefined;
    let mean = 0;
    for (let i = 0; i < size; i++) mean += (this.#own[this.#nearest.donorAt(i)]! - mean) / (i + 1);
    return mean;
  }
}

function firstAtLeast({ cells, others, nOrdered }: DonorMatrix, x: number): number {
  let low = 0;
  let high = nOrdered;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle * others.length]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
