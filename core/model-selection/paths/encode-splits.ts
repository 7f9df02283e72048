import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { columnLayout, encodedWidths } from '../../cleaning/column-layout.ts';
import { fitRecipe } from '../../cleaning/fit-recipe.ts';
import { trainingRows } from '../../cleaning/outliers/training-rows.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import { completeFeatures, type EncodedColumns } from './complete-features.ts';
import type { EncodedSplit, WeightedPart } from './encoded-split.ts';
import { partGrams } from './part-grams.ts';
import type { PathSplit, PathTask } from './path-task.ts';
import { splitReach } from './split-reach.ts';
import { usedRows } from './used-rows.ts';

/**
 * Encodes a split by its position. Where no split's training part has a say in any column, splits share their sums; else each
 * is summed by itself, and the features that need it, and only those, are treated by a recipe in each.
 * @param columns the `columns` of `columnBase`
 */
export function encodeSplits(task: PathTask, columns: NormalizeMethod): (split: number) => EncodedSplit {
  const complete = completeFeatures(task, columns);
  if (task.featureColumns.every((name) => complete.has(name))) return sharedSplits(task, complete);
  return (position) => {
    // Read once: some splits make their training part anew at each reading.
    const { train: offered, test } = task.splits[position]!;
    const { features, train } = treatedFeatures(task, { train: offered, test }, { complete, columns });
    const one = { ...task, splits: [{ train, test }] };
    return sharedSplits(one, new Map([...complete, ...features]))(0);
  };
}

function sharedSplits(task: PathTask, features: ReadonlyMap<string, EncodedColumns>) {
  const { y, featureColumns, splits } = task;
  const encoded = featureColumns.map((name) => features.get(name)!);
  const columns = encoded.flatMap((feature) => feature.columns);
  const layout = columnLayout(encoded);
  const parts = splits.flatMap(({ train, test }) => [train, test]);
  const gramOf = partGrams([...columns, y], parts);
  const weightedOf = weightedParts([...columns, y], task);
  return (split: number): EncodedSplit => ({
    ...splits[split]!,
    columns,
    y,
    layout,
    trainBlock: gramOf(2 * split),
    testBlock: gramOf(2 * split + 1),
    parts,
    trainPart: 2 * split,
    weighted: weightedOf(split),
  });
}

function weightedParts(columns: readonly Float64Array[], { splits, weights = null }: PathTask) {
  if (weights === null) return () => null;
  const parts = splits.map(({ train }) => train.filter((row) => weights[row]! > 0));
  const gramOf = partGrams(columns, parts, weights);
  return (split: number): WeightedPart => ({ weights, rows: parts[split]!, block: gramOf(split) });
}

interface Base {
  readonly complete: ReadonlyMap<string, EncodedColumns>;
  readonly columns: NormalizeMethod;
}

/** The other features, for the rows of the split, by a recipe fitted on the split's training rows, and those of them that it keeps. */
function treatedFeatures(
  task: PathTask,
  split: PathSplit,
  { complete, columns: normalizeMethod }: Base,
): { features: Map<string, EncodedColumns>; train: Int32Array } {
  const { table, featureColumns, clean, group = null } = task;
  const { train } = split;
  const names = featureColumns.filter((name) => !complete.has(name));
  const options = { group, reach: splitReach(task, split) };
  const recipe = fitRecipe({ table, rows: train, features: names, clean, normalizeMethod, ...options });
  // Of chronological folds the early ones use few of the rows.
  const rows = ascendingRows(usedRows(table.nRows, [split]));
  const applied = applyRecipe(recipe, table, rows, options);
  const columns = applied.columns.map((column) => inTheirPlaces(column, rows, table.nRows));
  let next = 0;
  const features = new Map(
    recipe.features.map((feature) => {
      const widths = encodedWidths(feature);
      const first = next;
      next += widths.width + widths.marks;
      return [feature.column, { ...widths, columns: columns.slice(first, next) }];
    }),
  );
  return { features, train: trainingRows(recipe, table, train) };
}

function ascendingRows(isUsed: Uint8Array): Int32Array {
  const rows = new Int32Array(isUsed.length);
  let n = 0;
  for (let row = 0; row < isUsed.length; row++) if (isUsed[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}

/** `(nRows,)`, 0 in the other rows; the very same column where there are none. */
function inTheirPlaces(column: Float64Array, rows: Int32Array, nRows: number): Float64Array {
  if (rows.length === nRows) return column;
  const placed = new Float64Array(nRows);
  for (let i = 0; i < rows.length; i++) placed[rows[i]!] = column[i]!;
  return placed;
}
