import { applyRecipe } from '../cleaning/apply-recipe.ts';
import type { ApplyOptions } from '../cleaning/feature-sources.ts';
import { fitCleaning } from '../cleaning/fit-recipe.ts';
import { trainingRows } from '../cleaning/outliers/training-rows.ts';
import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { FittedModel, Params } from '../contracts/model-artefact.ts';
import type { Candidate } from '../contracts/plan.ts';
import type { DenoiseTail, Recipe } from '../contracts/recipe.ts';
import type { DesignMatrix } from '../estimators/design-matrix.ts';
import type { FitOptions, Prediction } from '../estimators/estimator.ts';
import { getEstimator } from '../estimators/estimators.ts';
import type { Table } from '../table/table.ts';

/** A recipe and an estimator fitted on the same rows: together they predict from a typed table. */
export interface FittedPipeline {
  readonly recipe: Recipe;
  readonly estimator: FittedModel;
  /** What predictions are indices into; null where numbers are predicted. */
  readonly classes: readonly string[] | null;
  /** Names of the columns of the design matrix, `(nFeatures,)`. */
  readonly featureNames: readonly string[];
  /** Rows that the estimator was fitted on: an outlier rule may have left some out. */
  readonly nSamples: number;
}

export interface FitTask {
  readonly table: Table;
  /** Rows with a target. */
  readonly rows: Int32Array;
  /** `(table.nRows,)` */
  readonly y: Float64Array;
  /** What `y` holds indices into. @default null: `y` holds numbers */
  readonly classes?: readonly string[] | null;
  /** `(table.nRows,)`, how often a row counts. @default null: once */
  readonly weights?: Float64Array | null;
  readonly candidate: Candidate;
  readonly clean: CleanSection;
  /** `data.group`, which fills restart at. @default null */
  readonly group?: string | null;
  /** `data.time`, which new rows are ordered by. @default null */
  readonly time?: string | null;
  /** Of `rowReach`, where labelled rows are withheld. @default none is */
  readonly reach?: Uint8Array | undefined;
  readonly features: readonly string[];
  readonly tails: readonly DenoiseTail[];
}

/** What an estimator is fitted to: the rows of a task, treated by a recipe that is fitted on them. */
export interface FitDesign {
  readonly recipe: Recipe;
  readonly X: DesignMatrix;
  /** `(X.nSamples,)` */
  readonly y: Float64Array;
  /** Without `normalize`. */
  readonly params: Params;
  readonly options: FitOptions;
}

/** Fits the recipe and the estimator of one candidate on the given rows. Cost: one fit. */
export function fitCandidate(task: FitTask): FittedPipeline {
  const { recipe, X, y, params, options } = designOf(task);
  return {
    recipe,
    classes: task.classes ?? null,
    estimator: getEstimator(task.candidate.estimator).fit(X, y, params, options),
    featureNames: X.featureNames,
    nSamples: X.nSamples,
  };
}

/** An outlier rule may leave rows out. Throws what `fitCleaning` throws. */
export function designOf(task: FitTask): FitDesign {
  const { table, rows, y, candidate, clean, features, tails, reach } = task;
  const { group = null, time = null, classes = null, weights = null } = task;
  const { normalize, ...params } = candidate.params;
  const method = normalize === undefined ? {} : { normalizeMethod: normalize as NormalizeMethod };
  const roles = { group, time };
  const { recipe, imputed } = fitCleaning({
    table,
    rows,
    features,
    clean,
    tails,
    ...roles,
    reach,
    ...method,
  });
  const kept = trainingRows(recipe, table, rows);
  const X = applyRecipe(recipe, table, kept, { group, reach, imputed });
  const target = Float64Array.from(kept, (row) => y[row]!);
  const sampleWeight = weights === null ? null : Float64Array.from(kept, (row) => weights[row]!);
  return { recipe, X, y: target, params, options: { classes, sampleWeight } };
}

/** What predicts: a pipeline just fitted, or a registered model. */
export type PredictingPipeline = Pick<FittedPipeline, 'recipe' | 'estimator'> &
  Partial<Pick<FittedPipeline, 'classes'>>;

/** Predictions for the given rows, none left out, with probabilities where the estimator has them. Throws what `applyRecipe` throws. */
export function predictFor(
  { recipe, estimator: model, classes = null }: PredictingPipeline,
  table: Table,
  rows: Int32Array,
  options: ApplyOptions,
): Prediction {
  const X = applyRecipe(recipe, table, rows, options);
  const estimator = getEstimator(model.estimator);
  return {
    yPred: estimator.predict(model, X),
    // An estimator of both tasks has none for numbers.
    probabilities: classes ? (estimator.predictProbabilities?.(model, X) ?? null) : null,
  };
}

/** The predictions alone, `(rows.length,)`. */
export function predictRows(
  pipeline: PredictingPipeline,
  table: Table,
  rows: Int32Array,
  options: ApplyOptions,
): Float64Array {
  return predictFor(pipeline, table, rows, options).yPred;
}
