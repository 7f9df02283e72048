import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import type { ModelConfig } from '../contracts/config/model-config.ts';
import { keys } from '../contracts/keys.ts';
import { PLAN_FORMAT, type Plan } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId, sha256 } from '../hashing/sha256.ts';
import {
  type ComparisonRows,
  chooseComparisonRows,
} from '../model-selection/comparison/choose-comparison-rows.ts';
import { resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import { resolveEstimators, resolveScoring } from '../model-selection/search/default-search.ts';
import { encodedWidth } from '../model-selection/search/encoded-width.ts';
import { neighbourWork } from '../model-selection/search/neighbour-work.ts';
import { expandGrid } from '../model-selection/search/parameter-grid.ts';
import { planPaths } from '../model-selection/search/planner.ts';
import { makeSplits } from '../model-selection/splitters/make-splits.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Ports } from '../ports/ports.ts';
import { registeredBy } from '../registry/activate-version.ts';
import { readModel } from '../registry/model-document.ts';
import { trainersFor } from '../trainers/trainer-desk.ts';
import { type Champion, loadChampion, trainedOn } from '../tuning/champion.ts';
import { comparisonObstacle, type PreparedData } from '../tuning/comparison-obstacle.ts';
import { loadColumns, loadDataSet, loadDenoiseTails } from '../tuning/load-data-set.ts';
import { findRowRoles, loadRunConfig, rowsOfRole } from '../tuning/load-run.ts';
import { readTarget } from '../tuning/target.ts';

/**
 * Plan: decides which rows are searched and which are withheld, expands the grids and groups the candidates into paths.
 * A plan that exists stands, so that a resumed run goes on with the rows it began with, unless another champion was
 * promoted meanwhile: then it is made again, and the paths that are the same are not evaluated again. The plan of a run
 * that has registered its version always stands.
 * @throws ConfigurationError, DataRefusedError, NotFoundError, DamagedArtefactError
 */
export async function plan(
  run: RunRef,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
): Promise<Plan> {
  const { store, registry, trainers } = ports;
  const planKey = keys.run(run.model, run.runId, 'plan.json');
  const champion = await loadChampion(run.model, ports);
  const existing = await readArtefactIfAny<Plan>(store, planKey, PLAN_FORMAT);
  if (existing !== undefined && (await findRowRoles(store, existing)) !== undefined) {
    const isRegistered = registeredBy(await readModel(registry, run.model), run.runId) !== null;
    const { championVersion } = existing.comparison;
    if (isRegistered || championVersion === (champion?.version ?? null)) return existing;
  }
  const { plan: made, roles } = await makePlan(run, champion, store);
  // Before anything is spent on a search that no trainer answers.
  for (const { trainer } of made.candidates) if (trainer !== undefined) trainersFor(trainer, { trainers });
  // Before the plan that names them; an older plan's rows stay where they are.
  await store.put(keys.rows(run.model, run.runId, sha256(roles)), roles);
  await store.put(planKey, jsonText(made));
  return made;
}

interface ChooseRows {
  readonly champion: Champion | null;
  readonly data: PreparedData;
  readonly config: ModelConfig;
}

/** A champion that cannot be compared on this data set costs no rows: all labelled ones are searched. */
async function chooseRows(
  { champion, data, config }: ChooseRows,
  store: ObjectStore,
): Promise<ComparisonRows> {
  const { table } = data;
  const { tune } = config;
  const isFiltered = config.clean.denoise.length > 0;
  const obstacle = champion === null ? null : comparisonObstacle(champion, data);
  if (champion === null || obstacle === null) {
    const opponent = champion === null ? null : await trainedOn(champion, config.data, store);
    return chooseComparisonRows({ table, data: config.data, tune, isFiltered, champion: opponent });
  }
  const task = { table, data: config.data, tune: { ...tune, holdout: 0 }, champion: null };
  const { roles, comparison } = chooseComparisonRows(task);
  return { roles, comparison: { ...comparison, championVersion: champion.version, obstacle } };
}

async function makePlan(run: RunRef, champion: Champion | null, store: ObjectStore) {
  const { config, datasetId } = await loadRunConfig(store, run);
  const { data, tune, clean } = config;
  const ref = { model: run.model, datasetId };
  const { manifest, table } = await loadDataSet(store, ref);
  const prepared = {
    table,
    tails: await loadDenoiseTails(store, ref),
    trainedColumns:
      champion === null
        ? null
        : await loadColumns(store, { ...ref, datasetId: champion.artefact.lineage.datasetId }),
  };
  const { roles, comparison } = await chooseRows({ champion, data: prepared, config }, store);
  const rowsSha256 = sha256(roles);
  const rows = rowsOfRole(roles, 'search');
  const cv = resolveCrossValidation(data, tune);
  const nSplits = makeSplits({ table, rows, data, cv, seed: tune.seed }).length;
  const { task, classes } = readTarget(table, config);
  const scoring = resolveScoring(tune, task);
  const candidates = expandGrid({ estimators: resolveEstimators(tune, task), features: manifest.features });
  const { seed } = tune;
  const identity = { datasetId, clean, cv, scoring, seed, rows: rowsSha256, engine: ENGINE_FORMAT };
  const paths = planPaths({
    candidates,
    nSplits,
    nRows: rows.length,
    nEncodedColumns: encodedWidth(table, manifest.features),
    neighbours: neighbourWork({ table, rows, features: manifest.features, clean }),
    identity: contentId(identity),
  });
  const made: Plan = {
    format: PLAN_FORMAT,
    model: run.model,
    runId: run.runId,
    datasetId,
    task,
    classes,
    scoring,
    featureColumns: manifest.features,
    rowsSha256,
    nSearchRows: rows.length,
    nUnlabelled: manifest.nWithoutTarget,
    nSplits,
    comparison,
    candidates,
    paths,
  };
  return { plan: made, roles };
}
