import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { columnLayout, encodedWidthOf } from '../../cleaning/column-layout.ts';
import { fitRecipe } from '../../cleaning/fit-recipe.ts';
import { completeFeatures, type EncodedColumns } from './complete-features.ts';
import type { EncodedSplit } from './encoded-split.ts';
import { partGrams } from './part-grams.ts';
import type { PathTask } from './path-task.ts';

/**
 * Encodes a split by its position. Where no feature has a gap, splits share their sums; else each is summed by itself, and the
 * features that have gaps, and only those, are imputed in each.
 */
export function encodeSplits(task: PathTask): (split: number) => EncodedSplit {
  const complete = completeFeatures(task);
  if (task.featureColumns.every((name) => complete.has(name))) return sharedSplits(task, complete);
  return (split) => {
    const features = new Map([...complete, ...imputedFeatures(task, split, complete)]);
    const one = { ...task, splits: [task.splits[split]!] };
    return sharedSplits(one, features)(0);
  };
}

function sharedSplits(task: PathTask, features: ReadonlyMap<string, EncodedColumns>) {
  const { y, featureColumns, splits } = task;
  const encoded = featureColumns.map((name) => features.get(name)!);
  const columns = encoded.flatMap((feature) => feature.columns);
  const layout = columnLayout(
    encoded.map((feature) => ({ type: feature.type, width: feature.columns.length })),
  );
  const parts = splits.flatMap(({ train, test }) => [train, test]);
  const gramOf = partGrams([...columns, y], parts);
  return (split: number): EncodedSplit => ({
    ...splits[split]!,
    columns,
    y,
    layout,
    trainBlock: gramOf(2 * split),
    testBlock: gramOf(2 * split + 1),
  });
}

/** The other features, for all rows, by a recipe fitted on the split's training rows. */
function imputedFeatures(
  { table, featureColumns, clean, splits }: PathTask,
  split: number,
  complete: ReadonlyMap<string, EncodedColumns>,
): Map<string, EncodedColumns> {
  const features = featureColumns.filter((name) => !complete.has(name));
  const recipe = fitRecipe({ table, rows: splits[split]!.train, features, clean, normalizeMethod: 'none' });
  const allRows = Int32Array.from({ length: table.nRows }, (_, row) => row);
  const { columns } = applyRecipe(recipe, table, allRows);
  let next = 0;
  return new Map(
    recipe.features.map((feature) => {
      const first = next;
      next += encodedWidthOf(feature);
      return [feature.column, { type: feature.type, columns: columns.slice(first, next) }];
    }),
  );
}
