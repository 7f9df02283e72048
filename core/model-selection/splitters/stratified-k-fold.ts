import { DataRefusedError } from '../../errors.ts';
import { type RandomSource, seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { classCounts } from './class-counts.ts';
import { type Split, splitsByFold } from './split.ts';

export interface StratifiedTask {
  readonly rows: Int32Array;
  /** `(table.nRows,)`: the class of each row of the table, at least 0 for each of the `rows`. */
  readonly classOf: Int32Array;
  readonly nSplits: number;
  /** `null` keeps the order of the rows within each class. */
  readonly shuffleSeed: number | null;
}

/**
 * Folds that hold of each class as many rows as any other fold, give or take one; the folds differ by at most one row for each
 * class. A class of fewer rows than folds is missing from the test part of some: see `splitNotices`. O(n + nSplits x nClasses), and O(n) for
 * each `train` that is read. Source: scikit-learn's StratifiedKFold (the shuffle is our own generator's, so that shuffled folds
 * differ from its).
 * @throws DataRefusedError when no class has as many rows as there are folds
 */
export function stratifiedKFold({ rows, classOf, nSplits, shuffleSeed }: StratifiedTask): Split[] {
  const { counts, order, indexOf } = classCounts(rows, classOf);
  refuseSmallClasses(counts, nSplits);
  const random = shuffleSeed === null ? null : seededGenerator(shuffleSeed);
  const nextOf: Int32Array[] = [];
  let start = 0;
  for (const code of order) {
    nextOf.push(foldsOfClass({ start, size: counts[code]!, nSplits, random }));
    start += counts[code]!;
  }
  const used = new Int32Array(order.length);
  const foldOf = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const index = indexOf[classOf[rows[at]!]!]!;
    foldOf[at] = nextOf[index]![used[index]!++]!;
  }
  return splitsByFold({ rows, foldOf, nFolds: nSplits });
}

interface ClassBlock {
  /** Where the class begins when the rows are sorted by class. */
  readonly start: number;
  readonly size: number;
  readonly nSplits: number;
  readonly random: RandomSource | null;
}

/**
 * The fold of each row of a class, `(size,)`. Rows sorted by class are dealt out to the folds in turn, which settles how many of
 * the class each has; those rows are then a block, so that neighbours stay together.
 */
function foldsOfClass({ start, size, nSplits, random }: ClassBlock): Int32Array {
  const folds = new Int32Array(size);
  let at = 0;
  for (let fold = 0; fold < nSplits; fold++) {
    const end = at + dealtTo(fold, start + size, nSplits) - dealtTo(fold, start, nSplits);
    folds.fill(fold, at, end);
    at = end;
  }
  if (random !== null) shuffle(folds, random);
  return folds;
}

/** How many of the first `n` rows are dealt to a fold. */
function dealtTo(fold: number, n: number, nSplits: number): number {
  return Math.floor((n - fold + nSplits - 1) / nSplits);
}

/** @throws DataRefusedError when no class has as many rows as there are folds */
export function refuseSmallClasses(counts: Int32Array, nSplits: number): void {
  const largest = counts.reduce((most, count) => Math.max(most, count), 0);
  if (largest >= nSplits) return;
  throw new DataRefusedError({
    where: 'tune.cv.nSplits',
    found: `${nSplits} folds are wanted, and the largest class of the target has ${largest} of the rows to search`,
    allowed: 'at least one class with a row for each fold',
    todo: 'Use fewer folds, or a data set with more rows of each class',
  });
}
