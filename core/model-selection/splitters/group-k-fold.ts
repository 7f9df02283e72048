import { allRows } from '../../table/table.ts';
import { equalFolds } from './equal-folds.ts';
import { type GroupTask, rowGroups } from './row-groups.ts';
import { type Split, splitsByFold } from './split.ts';

export interface GroupKFoldTask extends GroupTask {
  /** `null` balances the rows of the folds; a seed draws the groups. */
  readonly shuffleSeed: number | null;
}

/**
 * Folds of whole groups: no group is in two of them. Without a shuffle the largest group that is left goes to the fold that
 * has fewest rows; with one, each fold has as many groups as any other, give or take one, whatever their sizes.
 * O(n + g (log g + nSplits)) for g groups, and O(n) for each `train` that is read.
 * Source: scikit-learn's GroupKFold (the shuffle is our own generator's, so that shuffled folds differ from its).
 * @throws ConfigurationError without `data.group`
 * @throws DataRefusedError when a row has no group, or there are fewer groups than folds
 */
export function groupKFold({ shuffleSeed, ...task }: GroupKFoldTask): Split[] {
  const { rows, nSplits } = task;
  const { groupOf, nGroups } = rowGroups(task);
  const foldOfGroup =
    shuffleSeed === null ? balanced(groupOf, nGroups, nSplits) : equalFolds(nGroups, nSplits, shuffleSeed);
  const foldOf = groupOf.map((group) => foldOfGroup[group]!);
  return splitsByFold({ rows, foldOf, nFolds: nSplits });
}

function balanced(groupOf: Int32Array, nGroups: number, nSplits: number): Int32Array {
  const sizes = new Int32Array(nGroups);
  for (let at = 0; at < groupOf.length; at++) sizes[groupOf[at]!]!++;
  // The largest first; of equals the last, as scikit-learn's reversed stable order has them.
  const order = allRows(nGroups).sort((a, b) => sizes[b]! - sizes[a]! || b - a);
  const nRows = new Float64Array(nSplits);
  const foldOfGroup = new Int32Array(nGroups);
  for (const group of order) {
    const lightest = indexOfLeast(nRows);
    nRows[lightest]! += sizes[group]!;
    foldOfGroup[group] = lightest;
  }
  return foldOfGroup;
}

/** The first of equals. */
function indexOfLeast(values: Float64Array): number {
  let least = 0;
  for (let index = 1; index < values.length; index++) if (values[index]! < values[least]!) least = index;
  return least;
}
