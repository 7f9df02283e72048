import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { fitRecipe } from '../../cleaning/fit-recipe.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import type { DesignMatrix } from '../../estimators/design-matrix.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { PathSplit, PathTask } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** Fits each candidate to the rows of each training part. The recipe is fitted once a split and normalisation. */
export function evaluateOnRows(
  task: PathTask,
  candidates: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const methods = new Set(candidates.map(({ normalizeMethod }) => normalizeMethod));
  for (const split of task.splits.keys()) {
    for (const method of methods) {
      const group = candidates.filter(({ normalizeMethod }) => normalizeMethod === method);
      try {
        const parts = preparedParts(task, task.splits[split]!, method);
        for (const candidate of group) evaluate({ task, split, parts, sheet }, candidate);
      } catch (error) {
        for (const { position } of group) sheet.fail({ candidate: position, split }, error);
      }
    }
  }
}

interface PreparedParts {
  readonly train: DesignMatrix;
  readonly test: DesignMatrix;
  readonly yTrain: Float64Array;
  readonly yTest: Float64Array;
}

function preparedParts(
  { table, y, featureColumns, clean }: PathTask,
  { train, test }: PathSplit,
  normalizeMethod: NormalizeMethod,
): PreparedParts {
  const recipe = fitRecipe({ table, rows: train, features: featureColumns, clean, normalizeMethod });
  return {
    train: applyRecipe(recipe, table, train),
    test: applyRecipe(recipe, table, test),
    yTrain: Float64Array.from(train, (row) => y[row]!),
    yTest: Float64Array.from(test, (row) => y[row]!),
  };
}

interface Evaluation {
  readonly task: PathTask;
  readonly split: number;
  readonly parts: PreparedParts;
  readonly sheet: ScoreSheet;
}

function evaluate({ task, split, parts, sheet }: Evaluation, candidate: PreparedCandidate): void {
  const { estimator, params, position } = candidate;
  const cell = { candidate: position, split };
  const startMs = task.now?.() ?? 0;
  try {
    const model = estimator.fit(parts.train, parts.yTrain, params);
    sheet.addTime(position, (task.now?.() ?? 0) - startMs);
    const predictions = estimator.predict(model, parts.test);
    const scores = task.scorers.map((name) => [name, SCORERS[name].score(parts.yTest, predictions)] as const);
    const { solver } = model.fitted;
    sheet.record(cell, new Map(scores), typeof solver === 'string' ? solver : null);
  } catch (error) {
    sheet.fail(cell, error);
  }
}
