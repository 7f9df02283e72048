import { applyRecipe } from '../../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { trainingRows } from '../../../../core/cleaning/outliers/training-rows.ts';
import type { NormalizeMethod } from '../../../../core/contracts/config/clean-section.ts';
import { leastSquares } from '../../../../core/linear-algebra/least-squares.ts';
import type { PathSplit, PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { scoredNumbers } from '../../../../core/scoring/scorer.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';
import { allRows, findColumn } from '../../../../core/table/table.ts';
import { withoutCells } from './masked-rows.ts';

/**
 * Scores of the task's linear and ridge candidates found the long way, sharing no code with the Gram path: the recipe refitted in
 * each split on a table in which the other rows are gaps, each tested row treated in a table of its own, all products of columns
 * made though some be the same, columns centred, the penalty as further rows `sqrt(alpha) I`, rows times the root of their
 * weight, minimum-norm least squares on rows.
 */
export function scoresByRows(task: PathTask, position: number): Record<string, number[]> {
  const { params } = task.candidates[position]!;
  const { alpha = 0, fitIntercept = true, normalize, degree = 1, interactionOnly = false } = params;
  const scores: Record<string, number[]> = {};
  for (const { train: offered, test } of task.splits) {
    const parts = partsByRows(task, { train: offered, test }, normalize as NormalizeMethod);
    const { train } = parts;
    const [X, Z] = [parts.X, parts.Z].map((columns) =>
      productsOf(columns, degree as number, interactionOnly as boolean),
    ) as [Float64Array[], Float64Array[]];
    const y = Float64Array.from(train, (row) => task.y[row]!);
    const weights = Float64Array.from(train, (row) => task.weights?.[row] ?? 1);
    const xMean = X.map((column) => (fitIntercept ? mean(column, weights) : 0));
    const yMean = fitIntercept ? mean(y, weights) : 0;
    const root = Math.sqrt(alpha as number);
    const columns = X.map((column, j) =>
      Float64Array.of(
        ...column.map((value, i) => (value - xMean[j]!) * Math.sqrt(weights[i]!)),
        ...(root > 0 ? X.map((_, k) => (k === j ? root : 0)) : []),
      ),
    );
    const target = Float64Array.of(
      ...y.map((value, i) => (value - yMean) * Math.sqrt(weights[i]!)),
      ...(root > 0 ? X.map(() => 0) : []),
    );
    const { coef } = leastSquares({ columns, y: target });
    const predictions = Float64Array.from(test, (_, i) =>
      Z.reduce((sum, column, j) => sum + coef[j]! * (column[i]! - xMean[j]!), yMean),
    );
    const truth = Float64Array.from(test, (row) => task.y[row]!);
    for (const name of task.scorers) {
      scores[name] = [...(scores[name] ?? []), SCORERS[name].score(scoredNumbers(truth, predictions))];
    }
  }
  return scores;
}

/** Products of up to `degree` columns, without squares where asked for interactions only. */
function productsOf(
  columns: readonly Float64Array[],
  degree: number,
  interactionOnly: boolean,
): Float64Array[] {
  const products: Float64Array[] = [];
  const extend = (product: Float64Array | null, first: number, left: number) => {
    for (let j = first; left > 0 && j < columns.length; j++) {
      const next = columns[j]!.map((value, i) => (product === null ? value : value * product[i]!));
      products.push(next);
      extend(next, interactionOnly ? j + 1 : j, left - 1);
    }
  };
  extend(null, 0, degree);
  return products;
}

/** The training rows that the recipe keeps, and the columns of the two parts. */
export function partsByRows(
  task: PathTask,
  { train: offered, test }: PathSplit,
  normalizeMethod?: NormalizeMethod,
) {
  const { clean, featureColumns: features } = task;
  const { table, group } = withGroup(task);
  const hidden = new Set(allRows(table.nRows).filter((row) => !Number.isNaN(task.y[row])));
  for (const row of offered) hidden.delete(row);
  const kept = group === null ? [] : [group];
  const seen = withoutCells(table, (row) => hidden.has(row), kept);
  const recipe = fitRecipe({ table: seen, rows: offered, features, clean, group, normalizeMethod });
  const train = trainingRows(recipe, seen, offered);
  const tested = new Set(test);
  const rows = Array.from(test, (at) => {
    const isHidden = (row: number) => hidden.has(row) && !(tested.has(row) && row <= at);
    return applyRecipe(recipe, withoutCells(table, isHidden, kept), Int32Array.of(at), { group }).columns;
  });
  const X = applyRecipe(recipe, seen, train, { group }).columns;
  return { X, Z: X.map((_, j) => Float64Array.from(rows, (columns) => columns[j]![0]!)), train };
}

/** With a copy of the groups, which stay while the column that is a feature becomes gaps. */
function withGroup({ table, group = null }: PathTask) {
  if (group === null) return { table, group };
  const copy = { ...findColumn(table, group)!, name: `${group} (group)` };
  return { table: { ...table, columns: [...table.columns, copy] }, group: copy.name };
}

function mean(values: Float64Array, weights: Float64Array): number {
  const about = values[0]!;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return about + values.reduce((sum, value, i) => sum + weights[i]! * (value - about), 0) / total;
}
