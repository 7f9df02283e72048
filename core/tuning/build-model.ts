import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import type { Manifest } from '../contracts/manifest.ts';
import { MODEL_FORMAT, type ModelArtefact, type Signature } from '../contracts/model-artefact.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Selection } from '../contracts/selection.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId } from '../hashing/sha256.ts';
import { labelledRows } from '../model-selection/comparison/labelled-rows.ts';
import type { Ports } from '../ports/ports.ts';
import { findColumn, type Table } from '../table/table.ts';
import { keepTrainedModel } from '../trainers/trained-model.ts';
import { loadDataSet, loadDenoiseTails } from './load-data-set.ts';
import type { RunConfig } from './load-run.ts';
import { readTarget, targetName } from './target.ts';
import { fitAnyCandidate } from './trainer-candidate.ts';
import { weightValues } from './weights.ts';

export interface ModelTask {
  readonly version: number;
  readonly plan: Plan;
  readonly runConfig: RunConfig;
  readonly selection: Selection;
}

/** The chosen candidate fitted again on every labelled row, with all that is known of where it comes from. */
export async function buildModel(
  { store, trainers }: Pick<Ports, 'store' | 'trainers'>,
  task: ModelTask,
): Promise<ModelArtefact> {
  const { version, plan, selection } = task;
  const { config } = task.runConfig;
  const { manifest, table } = await loadDataSet(store, plan);
  const { y, classes } = readTarget(table, config);
  const rows = labelledRows(table, config.data);
  const candidate = plan.candidates[selection.bestIndex]!;
  const desk = { store, trainers, model: plan.model, job: plan.runId };
  const fit = {
    table,
    rows,
    y,
    classes,
    weights: weightValues(table, config.data),
    candidate,
    clean: config.clean,
    group: config.data.group,
    time: config.data.time,
    features: plan.featureColumns,
    tails: await loadDenoiseTails(store, plan),
  };
  const fitted = await fitAnyCandidate(fit, { desk, seed: config.tune.seed });
  const { trainer } = fitted.estimator;
  const modelKey = keys.trainerModel(plan.model, version);
  return {
    format: MODEL_FORMAT,
    model: plan.model,
    version,
    recipe: fitted.recipe,
    estimator:
      trainer === undefined
        ? fitted.estimator
        : await keepTrainedModel(store, { ...fitted.estimator, trainer }, modelKey),
    classes,
    featureNames: fitted.featureNames,
    signature: signatureOf(table, manifest, config),
    metrics: { cv: selection.cv, holdout: selection.holdout },
    lineage: {
      runId: plan.runId,
      datasetId: plan.datasetId,
      rawKey: manifest.raw.key,
      rawDigest: manifest.raw.digest,
      configHash: contentId(config),
      seed: config.tune.seed,
      engineFormat: ENGINE_FORMAT,
    },
    rows: { nRows: fitted.nSamples, ...timeRange(table, rows, config.data.time) },
  };
}

function signatureOf(table: Table, manifest: Manifest, config: ModelConfig): Signature {
  const typed = (name: string) => ({ name, type: findColumn(table, name)!.type });
  const { id, time, group } = config.data;
  return {
    inputs: manifest.features.map(typed),
    target: typed(targetName(config)),
    roles: { id, time, group },
  };
}

function timeRange(table: Table, rows: Int32Array, time: string | null) {
  const column = time === null ? undefined : findColumn(table, time);
  if (column?.type !== 'time' || rows.length === 0) return { timeFrom: null, timeTo: null };
  // CLEAN orders rows by time, so that the range is its two ends.
  const iso = (row: number) => new Date(column.values[row]!).toISOString();
  return { timeFrom: iso(rows[0]!), timeTo: iso(rows[rows.length - 1]!) };
}
