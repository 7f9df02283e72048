import { rangeOf } from './column-range.ts';
import { nodeRows, type RowTree } from './row-tree.ts';

/**
 * Fills in the boxes of both halves of every node that has halves: the least and the greatest value of each feature.
 * O(nRows x nFeatures)
 */
export function fillBoxes(tree: RowTree, columns: readonly Float64Array[]): void {
  const { starts, nHalved, kernel } = tree;
  const nNodes = starts.length;
  for (let j = 0; j < columns.length; j++) {
    const lowest = new Float64Array(nNodes);
    const highest = new Float64Array(nNodes);
    for (let leaf = nHalved; leaf < nNodes; leaf++)
      [lowest[leaf], highest[leaf]] = rangeOf(columns[j]!, nodeRows(tree, leaf));
    for (let node = nHalved - 1; node >= 0; node--) {
      const left = 2 * node + 1;
      lowest[node] = Math.min(lowest[left]!, lowest[left + 1]!);
      highest[node] = Math.max(highest[left]!, highest[left + 1]!);
      const box = 4 * (node * columns.length + j);
      kernel.boxes[box] = lowest[left]!;
      kernel.boxes[box + 1] = lowest[left + 1]!;
      kernel.boxes[box + 2] = highest[left]!;
      kernel.boxes[box + 3] = highest[left + 1]!;
    }
  }
}
