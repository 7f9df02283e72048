import { DataRefusedError } from '../../errors.ts';
import { equalFolds } from './equal-folds.ts';
import { type Split, splitsByFold } from './split.ts';

export interface KFoldTask {
  readonly rows: Int32Array;
  readonly nSplits: number;
  /** `null` keeps the order of the rows. */
  readonly shuffleSeed: number | null;
}

/**
 * `nSplits` folds of nearly equal size; the first `n % nSplits` hold one row more. Rows keep their order
 * within a fold. O(n), and O(n) for each `train` that is read. Source: scikit-learn's KFold (the shuffle is our own generator's, so
 * shuffled folds differ from its).
 * @throws DataRefusedError when there are fewer rows than folds
 */
export function kFold({ rows, nSplits, shuffleSeed }: KFoldTask): Split[] {
  refuseTooFewRows(rows.length, nSplits);
  const foldOf = equalFolds(rows.length, nSplits, shuffleSeed);
  return splitsByFold({ rows, foldOf, nFolds: nSplits });
}

function refuseTooFewRows(nRows: number, nSplits: number): void {
  if (nRows >= nSplits) return;
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} folds are wanted of ${nRows} rows to search`,
    allowed: 'at least one row a fold',
    todo: 'Use fewer folds, or a data set with more rows that have a target',
  });
}
