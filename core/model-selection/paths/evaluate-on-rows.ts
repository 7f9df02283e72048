import { applyRecipe } from '../../cleaning/apply-recipe.ts';
import { fitRecipe } from '../../cleaning/fit-recipe.ts';
import { trainingRows } from '../../cleaning/outliers/training-rows.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import { DataRefusedError } from '../../errors.ts';
import type { DesignMatrix } from '../../estimators/design-matrix.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { PathSplit, PathTask } from './path-task.ts';
import type { PreparedCandidate } from './prepared-candidate.ts';
import type { ScoreSheet } from './score-sheet.ts';

/** How the rows are prepared: a normalisation, or no features at all for an estimator that looks at none. */
type Preparation = NormalizeMethod | 'targetOnly';

/** Fits each candidate to the rows of each training part. The recipe is fitted once a split and normalisation. */
export function evaluateOnRows(
  task: PathTask,
  candidates: readonly PreparedCandidate[],
  sheet: ScoreSheet,
): void {
  const preparationOf = preparationFor(task);
  const preparations = new Set(candidates.map(preparationOf));
  for (const split of task.splits.keys()) {
    for (const preparation of preparations) {
      const group = candidates.filter((candidate) => preparationOf(candidate) === preparation);
      try {
        const parts = preparedParts(task, task.splits[split]!, preparation);
        for (const candidate of group) evaluate({ task, split, parts, sheet }, candidate);
      } catch (error) {
        for (const { position } of group) sheet.fail({ candidate: position, split }, error);
      }
    }
  }
}

/** Which rows an outlier rule drops, only the features say. */
function preparationFor({ clean: { outliers } }: PathTask): (candidate: PreparedCandidate) => Preparation {
  const dropsRows = outliers.method !== 'none' && outliers.action === 'drop';
  return ({ estimator, normalizeMethod }) =>
    estimator.usesFeatures === false && !dropsRows ? 'targetOnly' : normalizeMethod;
}

interface PreparedParts {
  readonly train: DesignMatrix;
  readonly test: DesignMatrix;
  readonly yTrain: Float64Array;
  readonly yTest: Float64Array;
}

function preparedParts(
  { table, y, featureColumns, clean, group = null }: PathTask,
  { train, test }: PathSplit,
  preparation: Preparation,
): PreparedParts {
  const yTest = gather(y, test);
  if (preparation === 'targetOnly') {
    refuseEmpty(train);
    const yTrain = gather(y, train);
    return { train: withoutColumns(train.length), test: withoutColumns(test.length), yTrain, yTest };
  }
  const recipe = fitRecipe({
    table,
    rows: train,
    features: featureColumns,
    clean,
    group,
    normalizeMethod: preparation,
  });
  const kept = trainingRows(recipe, table, train);
  return {
    train: applyRecipe(recipe, table, kept, { group }),
    test: applyRecipe(recipe, table, test, { group }),
    yTrain: gather(y, kept),
    yTest,
  };
}

function refuseEmpty(train: Int32Array): void {
  if (train.length > 0) return;
  throw new DataRefusedError({ where: 'fit', found: 'there are no training rows' });
}

function withoutColumns(nSamples: number): DesignMatrix {
  return {
    nSamples,
    nFeatures: 0,
    featureNames: [],
    columns: [],
    oneHotBlocks: [],
    shiftError: new Float64Array(0),
  };
}

/** A plain loop: `Float64Array.from` with a callback takes ten times as long. */
function gather(y: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = y[rows[i]!]!;
  return result;
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
