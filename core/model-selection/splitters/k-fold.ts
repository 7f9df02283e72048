import { DataRefusedError } from '../../errors.ts';
import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { allRows } from '../../table/table.ts';
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
  const foldOf = assignFolds(rows.length, nSplits, shuffleSeed);
  return splitsByFold({ rows, foldOf, nFolds: nSplits });
}

/** The fold of each position, `(n,)`. */
function assignFolds(n: number, nSplits: number, shuffleSeed: number | null): Int32Array {
  const positions = allRows(n);
  if (shuffleSeed !== null) shuffle(positions, seededGenerator(shuffleSeed));
  const foldOf = new Int32Array(n);
  const size = Math.floor(n / nSplits);
  const nLarger = n % nSplits;
  let start = 0;
  for (let fold = 0; fold < nSplits; fold++) {
    const end = start + size + (fold < nLarger ? 1 : 0);
    for (let at = start; at < end; at++) foldOf[positions[at]!] = fold;
    start = end;
  }
  return foldOf;
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
