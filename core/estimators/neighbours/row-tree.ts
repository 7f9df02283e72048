import { LANES, type NearKernel } from './near-kernel.ts';

/** Rows halved again and again by their widest feature; of each half there is the box that holds it. */
export interface RowTree {
  readonly nFeatures: number;
  readonly nRows: number;
  /** The rows, in blocks in the order of the leaves, and the boxes of both halves of each node that has halves. */
  readonly kernel: NearKernel;
  /**
   * Nodes as a heap: the halves of node i are 2i + 1 and 2i + 2, and the first `nHalved` have halves. Node i holds the blocks
   * from `starts[i]` to `ends[i]`.
   */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nHalved: number;
}

/** The rows of a node, as a view. */
export function nodeRows({ nRows, kernel, starts, ends }: RowTree, node: number): Int32Array {
  return kernel.rows.subarray(starts[node]! * LANES, Math.min(ends[node]! * LANES, nRows));
}
