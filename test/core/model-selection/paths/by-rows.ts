import { applyRecipe } from '../../../../core/cleaning/apply-recipe.ts';
import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { trainingRows } from '../../../../core/cleaning/outliers/training-rows.ts';
import type { NormalizeMethod } from '../../../../core/contracts/config/clean-section.ts';
import { leastSquares } from '../../../../core/linear-algebra/least-squares.ts';
import type { PathTask } from '../../../../core/model-selection/paths/path-task.ts';
import { SCORERS } from '../../../../core/scoring/scorers.ts';

/**
 * Scores of the task's linear and ridge candidates found the long way, sharing no code with the Gram path: the recipe refitted in
 * each split, columns centred, the penalty as further rows `sqrt(alpha) I`, minimum-norm least squares on rows.
 */
export function scoresByRows(task: PathTask, position: number): Record<string, number[]> {
  const { alpha = 0, fitIntercept = true, normalize } = task.candidates[position]!.params;
  const scores: Record<string, number[]> = {};
  for (const { train: offered, test } of task.splits) {
    const { table, clean, group = null, featureColumns: features } = task;
    const normalizeMethod = normalize as NormalizeMethod | undefined;
    const recipe = fitRecipe({ table, rows: offered, features, clean, group, normalizeMethod });
    const train = trainingRows(recipe, table, offered);
    const X = applyRecipe(recipe, table, train, { group }).columns;
    const Z = applyRecipe(recipe, table, test, { group }).columns;
    const y = Float64Array.from(train, (row) => task.y[row]!);
    const xMean = X.map((column) => (fitIntercept ? mean(column) : 0));
    const yMean = fitIntercept ? mean(y) : 0;
    const root = Math.sqrt(alpha as number);
    const columns = X.map((column, j) =>
      Float64Array.of(
        ...column.map((value) => value - xMean[j]!),
        ...(root > 0 ? X.map((_, k) => (k === j ? root : 0)) : []),
      ),
    );
    const target = Float64Array.of(...y.map((value) => value - yMean), ...(root > 0 ? X.map(() => 0) : []));
    const { coef } = leastSquares({ columns, y: target });
    const predictions = Float64Array.from(test, (_, i) =>
      Z.reduce((sum, column, j) => sum + coef[j]! * (column[i]! - xMean[j]!), yMean),
    );
    const truth = Float64Array.from(test, (row) => task.y[row]!);
    for (const name of task.scorers) {
      scores[name] = [...(scores[name] ?? []), SCORERS[name].score(truth, predictions)];
    }
  }
  return scores;
}

function mean(values: Float64Array): number {
  const about = values[0]!;
  return about + values.reduce((sum, value) => sum + (value - about), 0) / values.length;
}
