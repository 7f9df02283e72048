import type { PathSplit } from './path-task.ts';

/** 1 for each row that is in either part of a split, `(nRows,)`. O(rows of the parts). */
export function usedRows(nRows: number, splits: readonly PathSplit[]): Uint8Array {
  const isUsed = new Uint8Array(nRows);
  for (const { train, test } of splits) {
    for (let i = 0; i < train.length; i++) isUsed[train[i]!] = 1;
    for (let i = 0; i < test.length; i++) isUsed[test[i]!] = 1;
  }
  return isUsed;
}
