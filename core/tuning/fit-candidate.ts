import { applyRecipe } from '../cleaning/apply-recipe.ts';
import { fitRecipe } from '../cleaning/fit-recipe.ts';
import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { FittedModel } from '../contracts/model-artefact.ts';
import type { Candidate } from '../contracts/plan.ts';
import type { DenoiseTail, Recipe } from '../contracts/recipe.ts';
import { getEstimator } from '../estimators/estimators.ts';
import type { Table } from '../table/table.ts';

/** A recipe and an estimator fitted on the same rows: together they predict from a typed table. */
export interface FittedPipeline {
  readonly recipe: Recipe;
  readonly estimator: FittedModel;
  /** Names of the columns of the design matrix, `(nFeatures,)`. */
  readonly featureNames: readonly string[];
}

export interface FitTask {
  readonly table: Table;
  /** Rows with a target. */
  readonly rows: Int32Array;
  /** `(table.nRows,)` */
  readonly y: Float64Array;
  readonly candidate: Candidate;
  readonly clean: CleanSection;
  readonly features: readonly string[];
  readonly tails: readonly DenoiseTail[];
}

/** Fits the recipe and the estimator of one candidate on the given rows. Cost: one fit. */
export function fitCandidate({ table, rows, y, candidate, clean, features, tails }: FitTask): FittedPipeline {
  const { normalize, ...params } = candidate.params;
  const method = normalize === undefined ? {} : { normalizeMethod: normalize as NormalizeMethod };
  const recipe = fitRecipe({ table, rows, features, clean, tails, ...method });
  const X = applyRecipe(recipe, table, rows);
  const target = Float64Array.from(rows, (row) => y[row]!);
  return {
    recipe,
    estimator: getEstimator(candidate.estimator).fit(X, target, params),
    featureNames: X.featureNames,
  };
}

/** Predictions for the given rows, `(rows.length,)`. @throws DataRefusedError when the table lacks a column of the recipe */
export function predictRows(
  pipeline: Pick<FittedPipeline, 'recipe' | 'estimator'>,
  table: Table,
  rows: Int32Array,
): Float64Array {
  const X = applyRecipe(pipeline.recipe, table, rows);
  return getEstimator(pipeline.estimator.estimator).predict(pipeline.estimator, X);
}
