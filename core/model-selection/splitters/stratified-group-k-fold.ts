import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { allRows } from '../../table/table.ts';
import { classCounts } from './class-counts.ts';
import { type Counts, meanOfDeviations, standardDeviation } from './class-spread.ts';
import { type GroupTask, rowGroups } from './row-groups.ts';
import { type Split, splitsByFold } from './split.ts';
import { refuseSmallClasses } from './stratified-k-fold.ts';

export interface StratifiedGroupTask extends GroupTask {
  /** `(table.nRows,)`: the class of each row of the table, at least 0 for each of the `rows`. */
  readonly classOf: Int32Array;
  /** In which order groups of equal spread are taken; `null` for that of their names. */
  readonly shuffleSeed: number | null;
}

/**
 * Folds of whole groups that hold of each class about as much as any other. One group after another, the most uneven first, goes
 * where the classes' shares then spread least over the folds, and of such folds to the one that has fewest rows. Greedy: the
 * folds are no optimum, and one may be empty where few groups hold most rows. O(n + g (log g + nSplits^2 x nClasses)) for g groups.
 * Source: scikit-learn's StratifiedGroupKFold, to the rounding of its sums, which decide ties.
 * @throws ConfigurationError without `data.group`
 * @throws DataRefusedError when a row has no group, there are fewer groups than folds, or no class has as many rows as there are folds
 */
export function stratifiedGroupKFold({ classOf, shuffleSeed, ...task }: StratifiedGroupTask): Split[] {
  const { rows, nSplits } = task;
  const { counts, indexOf } = classCounts(rows, classOf);
  refuseSmallClasses(counts, nSplits);
  const { groupOf, nGroups } = rowGroups(task);
  const present = [...counts.keys()].filter((code) => counts[code]! > 0);
  for (const [index, code] of present.entries()) indexOf[code] = index;
  const nClasses = present.length;
  const countsOf = Array.from({ length: nGroups }, () => new Float64Array(nClasses));
  for (let at = 0; at < rows.length; at++) countsOf[groupOf[at]!]![indexOf[classOf[rows[at]!]!]!]!++;
  const classSizes = Float64Array.from(present, (code) => counts[code]!);
  const foldOfGroup = new Int32Array(nGroups);
  const folds: Float64Array[] = Array.from({ length: nSplits }, () => new Float64Array(nClasses));
  for (const group of unevenFirst(countsOf, shuffleSeed)) {
    const best = bestFold(folds, countsOf[group]!, classSizes);
    foldOfGroup[group] = best;
    add(folds[best]!, countsOf[group]!);
  }
  const foldOf = groupOf.map((group) => foldOfGroup[group]!);
  return splitsByFold({ rows, foldOf, nFolds: nSplits });
}

function unevenFirst(countsOf: readonly Counts[], shuffleSeed: number | null): number[] {
  const order = allRows(countsOf.length);
  if (shuffleSeed !== null) shuffle(order, seededGenerator(shuffleSeed));
  const spread = countsOf.map(standardDeviation);
  return [...order].sort((a, b) => spread[b]! - spread[a]!);
}

function bestFold(folds: readonly Float64Array[], group: Counts, classSizes: Counts): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let fewestRows = Number.POSITIVE_INFINITY;
  for (const [index, fold] of folds.entries()) {
    const spread = meanOfDeviations({ folds, at: index, group, classSizes });
    const nRows = fold.reduce((sum, count) => sum + count, 0);
    if (!(spread < least || (isClose(spread, least) && nRows < fewestRows))) continue;
    best = index;
    least = spread;
    fewestRows = nRows;
  }
  return best;
}

/** As numpy's `isclose`, by which scikit-learn tells a tie. */
function isClose(value: number, reference: number): boolean {
  return Math.abs(value - reference) <= 1e-8 + 1e-5 * Math.abs(reference);
}

function add(fold: Float64Array, group: Counts): void {
  for (let index = 0; index < fold.length; index++) fold[index]! += group[index]!;
}
