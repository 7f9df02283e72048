import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { fitRecipe } from '../../cleaning/fit-recipe.ts';
import type { Recipe } from '../../contracts/recipe.ts';
import { gramOfRows } from '../../linear-algebra/gram-of-rows.ts';
import { completeEncoding } from './complete-encoding.ts';
import type { ColumnLayout, EncodedSplit } from './encoded-split.ts';
import { partGrams } from './part-grams.ts';
import type { PathTask } from './path-task.ts';

/** Encodes a split by its position. Splits share their sums where no feature has a gap; else each is imputed and summed by itself. */
export function encodeSplits(task: PathTask): (split: number) => EncodedSplit {
  const encoding = completeEncoding(task);
  if (encoding === undefined) return (split) => encodeByRecipe(task, split);
  const { columns, layout } = encoding;
  const parts = task.splits.flatMap(({ train, test }) => [train, test]);
  const gramOf = partGrams([...columns, task.y], parts);
  return (split) => ({
    ...task.splits[split]!,
    columns,
    y: task.y,
    layout,
    trainBlock: gramOf(2 * split),
    testBlock: gramOf(2 * split + 1),
  });
}

function encodeByRecipe({ table, y, featureColumns, clean, splits }: PathTask, split: number): EncodedSplit {
  const { train: trainRows, test: testRows } = splits[split]!;
  const recipe = fitRecipe({
    table,
    rows: trainRows,
    features: featureColumns,
    clean,
    normalizeMethod: 'none',
  });
  const rows = new Int32Array(trainRows.length + testRows.length);
  rows.set(trainRows);
  rows.set(testRows, trainRows.length);
  const { columns } = applyRecipe(recipe, table, rows);
  const target = Float64Array.from(rows, (row) => y[row]!);
  const positions = rows.map((_, position) => position);
  const train = positions.subarray(0, trainRows.length);
  const test = positions.subarray(trainRows.length);
  const all = [...columns, target];
  return {
    columns,
    y: target,
    train,
    test,
    trainBlock: gramOfRows(all, train),
    testBlock: gramOfRows(all, test),
    layout: layoutOf(recipe),
  };
}

function layoutOf({ features }: Recipe): ColumnLayout {
  const numeric: number[] = [];
  const oneHotBlocks: number[][] = [];
  let next = 0;
  for (const feature of features) {
    if (feature.type === 'category') {
      const first = next;
      oneHotBlocks.push(feature.encode.levels.map((_, level) => first + level));
      next += feature.encode.levels.length;
      continue;
    }
    if (feature.type === 'number') numeric.push(next);
    next++;
  }
  return { numeric, oneHotBlocks };
}
