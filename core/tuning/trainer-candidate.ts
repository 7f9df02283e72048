import { applyRecipe } from '../cleaning/apply-recipe.ts';
import type { ApplyOptions } from '../cleaning/feature-sources.ts';
import type { Prediction } from '../estimators/estimator.ts';
import type { Table } from '../table/table.ts';
import { fitWithTrainer, predictWithTrainer } from '../trainers/trained-model.ts';
import type { TrainerDesk } from '../trainers/trainer-desk.ts';
import {
  designOf,
  type FitTask,
  type FittedPipeline,
  fitCandidate,
  type PredictingPipeline,
  predictFor,
} from './fit-candidate.ts';

// One door for whatever fits and predicts: what Upkeep fits is answered at once, what a trainer fits is waited for.

/** `fitCandidate`, also for the candidate of a trainer. Throws what `fitWithTrainer` throws. */
export async function fitAnyCandidate(
  task: FitTask,
  { desk, seed }: { readonly desk: TrainerDesk; readonly seed: number },
): Promise<FittedPipeline> {
  const { trainer } = task.candidate;
  if (trainer === undefined) return fitCandidate(task);
  const { recipe, X, y, params, options } = designOf(task);
  const estimator = await fitWithTrainer(desk, { ...options, trainer, X, y, params, seed });
  const classes = task.classes ?? null;
  return { recipe, classes, estimator, featureNames: X.featureNames, nSamples: X.nSamples };
}

interface RowsToPredict {
  readonly table: Table;
  readonly rows: Int32Array;
  readonly options: ApplyOptions;
}

/** `predictFor`, also of a pipeline whose model is a trainer's. Throws what `predictWithTrainer` throws. */
export async function predictAnyRows(
  pipeline: PredictingPipeline,
  { table, rows, options }: RowsToPredict,
  desk: TrainerDesk,
): Promise<Prediction> {
  const { recipe, estimator } = pipeline;
  const { trainer } = estimator;
  if (trainer === undefined) return predictFor(pipeline, table, rows, options);
  const X = applyRecipe(recipe, table, rows, options);
  return predictWithTrainer(desk, { ...estimator, trainer }, X);
}
