import { NearestItems } from '../../nearest/nearest-items.ts';
import type { RowTree } from './row-tree.ts';

/**
 * Finds the rows of a tree that are nearest to a point. A distance is the sum of squared differences in the order of the
 * features, as of each row by itself. The box of a node is no farther than any of its rows in rounded numbers either, since
 * each of its differences is no greater and rounding keeps order: no row is missed, not even one of a tie.
 */
export class TreeSearch {
  readonly #tree: RowTree;
  readonly #nearest: NearestItems;

  constructor(tree: RowTree, nNeighbors: number) {
    this.#tree = tree;
    this.#nearest = new NearestItems(nNeighbors);
  }

  /**
   * Writes the squared distances of the rows nearest to a row of other columns, the nearest first, of equals the first row
   * first, and which they are.
   */
  search(columns: readonly Float64Array[], row: number, into: FoundRows): void {
    const { point } = this.#tree.kernel;
    for (let j = 0; j < point.length; j++) point[j] = columns[j]![row]!;
    this.#visit(0);
    this.#nearest.takeInOrder(into.distances, into.rows);
  }

  /** The nearer half first: what is found there may rule out the other. */
  #visit(node: number): void {
    if (node >= this.#tree.nHalved) {
      this.#offerRows(node);
      return;
    }
    const { kernel } = this.#tree;
    kernel.measureHalves(node);
    const left = kernel.distances[0]!;
    const right = kernel.distances[1]!;
    const nearer = 2 * node + (left <= right ? 1 : 2);
    const farther = 4 * node + 3 - nearer;
    if (Math.min(left, right) <= this.#nearest.bound) this.#visit(nearer);
    if (Math.max(left, right) <= this.#nearest.bound) this.#visit(farther);
  }

  #offerRows(leaf: number): void {
    const { kernel, starts, ends } = this.#tree;
    const nearest = this.#nearest;
    const n = kernel.findRows(starts[leaf]!, ends[leaf]!, nearest.bound);
    for (let i = 0; i < n; i++) nearest.offer(kernel.distances[i]!, kernel.found[i]!);
  }
}

/** The rows nearest to a point, the nearest first: `(nNeighbors,)` each. */
export interface FoundRows {
  /** Squared. */
  readonly distances: Float64Array;
  readonly rows: Int32Array;
}
