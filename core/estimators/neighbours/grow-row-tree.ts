import { rangeOf } from './column-range.ts';
import { lowestFirst } from './lowest-first.ts';
import { LANES, nearKernel } from './near-kernel.ts';
import { fillBoxes } from './node-boxes.ts';
import { nodeRows, type RowTree } from './row-tree.ts';

/** Blocks of a leaf, at most: fewer make more boxes to look at, more make more rows to look at. Measured. */
const LEAF_BLOCKS = 8;

/**
 * Which rows fall into which half decides only how fast a search is, never what it finds.
 * @param columns at least one, each `(nRows,)`, finite; at least one row. O(nRows x nFeatures x log nRows)
 */
export function growRowTree(columns: readonly Float64Array[]): RowTree {
  const nFeatures = columns.length;
  const nRows = columns[0]!.length;
  const nBlocks = Math.ceil(nRows / LANES);
  let nHalved = 0;
  while (nBlocks > (nHalved + 1) * LEAF_BLOCKS) nHalved = 2 * nHalved + 1;
  const starts = new Int32Array(2 * nHalved + 1);
  const ends = new Int32Array(2 * nHalved + 1);
  const kernel = nearKernel({ nFeatures, nBlocks, nHalved, maxBlocks: LEAF_BLOCKS });
  const tree: RowTree = { nFeatures, nRows, kernel, starts, ends, nHalved };
  for (let row = 0; row < nRows; row++) kernel.rows[row] = row;
  kernel.rows.fill(-1, nRows);
  ends[0] = nBlocks;
  for (let node = 0; node < nHalved; node++) halve(tree, columns, node);
  fillCells(tree, columns);
  fillBoxes(tree, columns);
  return tree;
}

function halve(tree: RowTree, columns: readonly Float64Array[], node: number): void {
  const { starts, ends } = tree;
  const start = starts[node]!;
  const end = ends[node]!;
  const middle = (start + end + 1) >> 1;
  const rows = nodeRows(tree, node);
  lowestFirst(rows, widest(columns, rows), (middle - start) * LANES);
  starts[2 * node + 1] = start;
  ends[2 * node + 1] = middle;
  starts[2 * node + 2] = middle;
  ends[2 * node + 2] = end;
}

/** The column whose values spread most over these rows; the first of equals. */
function widest(columns: readonly Float64Array[], rows: Int32Array): Float64Array {
  let best = columns[0]!;
  let bestSpread = -1;
  for (const column of columns) {
    const [low, high] = rangeOf(column, rows);
    if (high - low <= bestSpread) continue;
    best = column;
    bestSpread = high - low;
  }
  return best;
}

/** Lanes without a row are infinitely far, so that they keep no block from being passed over. */
function fillCells({ nFeatures, nRows, kernel }: RowTree, columns: readonly Float64Array[]): void {
  const { cells, rows } = kernel;
  for (let i = 0; i < rows.length; i++) {
    const lane = i % LANES;
    const start = (i - lane) * nFeatures + lane;
    const row = rows[i]!;
    for (let j = 0; j < nFeatures; j++)
      cells[start + j * LANES] = i < nRows ? columns[j]![row]! : Number.POSITIVE_INFINITY;
  }
}
