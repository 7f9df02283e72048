import { jsonText, readArtefactIfAny } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { Plan } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { ENGINE_FORMAT } from '../contracts/versions.ts';
import { contentId, sha256 } from '../hashing/sha256.ts';
import { chooseComparisonRows } from '../model-selection/comparison/choose-comparison-rows.ts';
import { resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import { expandGrid } from '../model-selection/search/parameter-grid.ts';
import { planPaths } from '../model-selection/search/planner.ts';
import { makeSplits } from '../model-selection/splitters/make-splits.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Ports } from '../ports/ports.ts';
import { type Champion, loadChampion, trainedOn } from '../tuning/champion.ts';
import { loadDataSet, loadRunConfig, rowsOfRole } from '../tuning/load-run.ts';

/**
 * Plan: decides which rows are searched and which are withheld, expands the grids and groups the candidates into paths.
 * A plan that exists stands, so that a resumed run goes on with the rows it began with, unless another champion was
 * promoted meanwhile: then it is made again, and the paths that are the same are not evaluated again.
 * @throws ConfigurationError, DataRefusedError, NotFoundError
 */
export async function plan(run: RunRef, ports: Pick<Ports, 'store' | 'registry'>): Promise<Plan> {
  const { store } = ports;
  const planKey = keys.run(run.model, run.runId, 'plan.json');
  const champion = await loadChampion(run.model, ports);
  const existing = await readArtefactIfAny<Plan>(store, planKey, 'upkeep-plan/1');
  if (existing !== undefined && stillHolds(existing, champion)) return existing;
  const { plan: made, roles } = await makePlan(run, champion, store);
  await store.put(keys.run(run.model, run.runId, 'rows.bin'), roles);
  await store.put(planKey, jsonText(made));
  return made;
}

/** A champion that this very run promoted before it was stopped is no reason to plan again. */
function stillHolds(existing: Plan, champion: Champion | null): boolean {
  if (champion === null) return existing.comparison.championVersion === null;
  return (
    existing.comparison.championVersion === champion.version ||
    champion.artefact.lineage.runId === existing.runId
  );
}

async function makePlan(run: RunRef, champion: Champion | null, store: ObjectStore) {
  const { config, datasetId } = await loadRunConfig(store, run);
  const { data, tune, clean } = config;
  const { manifest, table } = await loadDataSet(store, { model: run.model, datasetId });
  const opponent = champion === null ? null : await trainedOn(champion, data, store);
  const { roles, comparison } = chooseComparisonRows({ table, data, tune, champion: opponent });
  const rows = rowsOfRole(roles, 'search');
  const cv = resolveCrossValidation(data, tune);
  const nSplits = makeSplits({ table, rows, data, cv, seed: tune.seed }).length;
  const candidates = expandGrid({ estimators: tune.estimators, features: manifest.features });
  const { scoring, seed } = tune;
  const identity = { datasetId, clean, cv, scoring, seed, rows: sha256(roles), engine: ENGINE_FORMAT };
  const paths = planPaths({
    candidates,
    nSplits,
    nRows: rows.length,
    nFeatures: manifest.features.length,
    identity: contentId(identity),
  });
  const made: Plan = {
    format: 'upkeep-plan/1',
    model: run.model,
    runId: run.runId,
    datasetId,
    featureColumns: manifest.features,
    nSearchRows: rows.length,
    nUnlabelled: manifest.nWithoutTarget,
    nSplits,
    comparison,
    candidates,
    paths,
  };
  return { plan: made, roles };
}
