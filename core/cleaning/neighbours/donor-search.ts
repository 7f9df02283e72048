import { NearestItems } from '../../nearest/nearest-items.ts';
import { byVariance, type DonorMatrix, donorMatrix, firstOrderedAtLeast } from './donor-matrix.ts';
import { DonorScreen } from './donor-screen.ts';

/** More than a comparison of rounded sums can be off by, so that no donor at the distance of the last one is lost. */
const SLACK = 1 + 8 * Number.EPSILON;

/** Donors that are visited on one side before the other side is looked at again. */
const STRIDE = 32;

/**
 * Finds the donors near a row for all its gaps at once, since a distance is over the features that the row knows, whichever
 * it lacks. Keeps its working memory from row to row.
 */
export class DonorSearch {
  readonly #features: readonly number[];
  /** In the order of `#features`. */
  readonly #donors: readonly Float64Array[];
  /** By leading feature, made as rows ask for them. */
  readonly #ordered: Ordered[] = [];
  /** By gap of the row. */
  readonly #nearest: readonly NearestItems[];
  /** The features that the row lacks, by their places in `#features`. */
  readonly #gaps: Int32Array;
  #nGaps = 0;
  /** The features that the row knows: their places, ascending, and its values. */
  readonly #places: Int32Array;
  readonly #values: Float64Array;
  #nKnown = 0;
  /** The greatest sum that can still be near enough for a gap: a mean over fewer features is only greater. */
  #most = 0;

  /** @param donors by feature, at least one, each `(nDonors,)` */
  constructor(donors: readonly Float64Array[], nNeighbors: number) {
    this.#features = byVariance(donors);
    this.#donors = this.#features.map((feature) => donors[feature]!);
    this.#nearest = donors.map((values) => new NearestItems(Math.min(nNeighbors, values.length)));
    this.#gaps = new Int32Array(donors.length);
    this.#places = new Int32Array(donors.length);
    this.#values = new Float64Array(donors.length);
  }

  /**
   * Tells of each gap of a row what its nearest donors have there on average; `undefined` where no donor has the feature and
   * another one that the row knows.
   */
  search(
    columns: readonly Float64Array[],
    row: number,
    tell: (feature: number, mean: number | undefined) => void,
  ): void {
    this.#look(columns, row);
    if (this.#nKnown > 0) {
      const ordered = this.#orderedBy(this.#places[0]!);
      this.#updateMost();
      ordered.screen.lookFor(this.#places, this.#values, this.#nKnown);
      this.#visitOutwards(ordered);
      this.#visit(ordered, ordered.matrix.nOrdered, ordered.matrix.indices.length);
    }
    for (let g = 0; g < this.#nGaps; g++) {
      const place = this.#gaps[g]!;
      tell(this.#features[place]!, this.#nearest[g]!.meanOf(this.#donors[place]!));
    }
  }

  #look(columns: readonly Float64Array[], row: number): void {
    const features = this.#features;
    this.#nKnown = 0;
    this.#nGaps = 0;
    for (let p = 0; p < features.length; p++) {
      const x = columns[features[p]!]![row]!;
      if (Number.isNaN(x)) {
        this.#nearest[this.#nGaps]!.clear();
        this.#gaps[this.#nGaps++] = p;
      } else {
        this.#places[this.#nKnown] = p;
        this.#values[this.#nKnown++] = x;
      }
    }
  }

  #orderedBy(leading: number): Ordered {
    let ordered = this.#ordered[leading];
    if (ordered === undefined) {
      const matrix = donorMatrix(this.#donors, leading);
      ordered = { matrix, screen: new DonorScreen(matrix) };
      this.#ordered[leading] = ordered;
    }
    return ordered;
  }

  #updateMost(): void {
    let bound = 0;
    for (let g = 0; g < this.#nGaps; g++) bound = Math.max(bound, this.#nearest[g]!.bound);
    this.#most = bound * this.#nKnown * SLACK;
  }

  /** Visits donors by their distance in the leading feature, the nearer side first, until that alone is too far. */
  #visitOutwards(ordered: Ordered): void {
    const { columns, leading, nOrdered } = ordered.matrix;
    const first = columns[leading]!;
    const x = this.#values[0]!;
    let above = firstOrderedAtLeast(ordered.matrix, x);
    let below = above;
    while (above < nOrdered || below > 0) {
      const up = above < nOrdered ? first[above]! - x : Number.POSITIVE_INFINITY;
      const down = below > 0 ? x - first[below - 1]! : Number.POSITIVE_INFINITY;
      const step = Math.min(up, down);
      if (step * step > this.#most) return;
      if (below === 0 || (up <= down && above < nOrdered)) {
        const from = above;
        above = Math.min(above + STRIDE, nOrdered);
        this.#visit(ordered, from, above);
      } else {
        const to = below;
        below = Math.max(below - STRIDE, 0);
        this.#visit(ordered, below, to);
      }
    }
  }

  #visit(ordered: Ordered, from: number, to: number): void {
    const { screen } = ordered;
    let donor = screen.next(from, to, this.#most);
    while (donor < to) {
      this.#offer(ordered, donor);
      donor = screen.next(donor + 1, to, this.#most);
    }
  }

  /** Offers the donor that the screen has found by its mean squared difference, which orders donors as the distance does. */
  #offer({ matrix, screen }: Ordered, donor: number): void {
    const { cells, indices } = matrix;
    const places = this.#places;
    const nKnown = this.#nKnown;
    const start = donor * this.#features.length;
    const most = this.#most;
    let sum = screen.sum;
    for (let k = screen.nScreened; k < nKnown; k++) {
      const difference = cells[start + places[k]!]! - this.#values[k]!;
      if (Number.isNaN(difference)) continue;
      sum += difference * difference;
      if (sum > most) return;
    }
    let shared = 0;
    for (let k = 0; k < nKnown; k++) if (!Number.isNaN(cells[start + places[k]!])) shared++;
    if (shared === 0) return;
    for (let g = 0; g < this.#nGaps; g++)
      if (!Number.isNaN(cells[start + this.#gaps[g]!]))
        this.#nearest[g]!.offer(sum / shared, indices[donor]!);
    this.#updateMost();
  }
}

interface Ordered {
  readonly matrix: DonorMatrix;
  readonly screen: DonorScreen;
}
