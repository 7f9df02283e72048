import type { ModelConfig } from '../contracts/config/model-config.ts';
import { type Candidate, PLAN_FORMAT, type Plan } from '../contracts/plan.ts';
import type { RunRef } from '../contracts/steps.ts';
import { estimatePlan, type PlannedWork } from '../cost/estimate-plan.ts';
import { builtInPrices } from '../cost/price-list.ts';
import { sha256 } from '../hashing/sha256.ts';
import {
  type ComparisonRows,
  chooseComparisonRows,
} from '../model-selection/comparison/choose-comparison-rows.ts';
import { resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import {
  refusePointlessHalving,
  resolveEstimators,
  resolveScoring,
} from '../model-selection/search/default-search.ts';
import { listCandidates } from '../model-selection/search/list-candidates.ts';
import { makeSplits } from '../model-selection/splitters/make-splits.ts';
import { splitNotices } from '../model-selection/splitters/split-notices.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { checkScorers } from '../scoring/check-scorers.ts';
import { type Champion, trainedOn } from './champion.ts';
import { checkTarget, targetNotices } from './check-target.ts';
import { comparisonObstacle, type PreparedData } from './comparison-obstacle.ts';
import { firstWithinBudget } from './first-candidates.ts';
import { factorOf, firstRound, nextRound } from './halving.ts';
import { loadColumns, loadDataSet, loadDenoiseTails } from './load-data-set.ts';
import { loadPathResults, loadRowRoles, loadRunConfig, rowsOfRole } from './load-run.ts';
import { planRound, type SearchedData } from './plan-round.ts';
import { classOfRows, readTarget, type Target, targetName } from './target.ts';

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

/** The plan of a search, and what each row of the data set is for in it. */
export async function makePlan(
  run: RunRef,
  champion: Champion | null,
  store: ObjectStore,
): Promise<{ plan: Plan; roles: Uint8Array }> {
  const { config, datasetId } = await loadRunConfig(store, run);
  const { tune } = config;
  const ref = { model: run.model, datasetId };
  const { manifest, table } = await loadDataSet(store, ref);
  const target = readTarget(table, config);
  const { task, classes } = target;
  checkTarget(target, config);
  const prepared = {
    table,
    classes,
    tails: await loadDenoiseTails(store, ref),
    trainedColumns:
      champion === null
        ? null
        : await loadColumns(store, { ...ref, datasetId: champion.artefact.lineage.datasetId }),
  };
  const { roles, comparison } = await chooseRows({ champion, data: prepared, config }, store);
  const scoring = resolveScoring(tune, task);
  checkScorers(scoring, { target: targetName(config), task, classes });
  const data = searchedData({
    config,
    datasetId,
    table,
    target,
    features: manifest.features,
    roles,
    scoring,
  });
  const estimators = resolveEstimators(tune, task, config.data.weight);
  refusePointlessHalving(tune, estimators);
  const listed = listCandidates(tune, { estimators, features: manifest.features, task });
  const frame = {
    format: PLAN_FORMAT,
    model: run.model,
    runId: run.runId,
    datasetId,
    task,
    classes,
    scoring,
    featureColumns: manifest.features,
    rowsSha256: data.rowsSha256,
    nSearchRows: data.rows.length,
    nUnlabelled: manifest.nWithoutTarget,
    nSplits: data.nSplits,
    comparison,
  } as const;
  const withPaths = (candidates: readonly Candidate[]) => {
    return { candidates, ...firstPaths({ candidates, data, config, nClasses: classes?.length ?? 1 }) };
  };
  const { candidates, nLeftOut, notices } = firstWithinBudget(listed, tune.budget, (some) =>
    estimateOf({ ...frame, ...withPaths(some) }, tune),
  );
  const told = [
    ...targetNotices(target, config),
    ...splitNotices({ cv: data.cv, rows: data.rows, classOf: classOfRows(target), classes }),
    ...notices,
  ];
  const plan: Plan = {
    ...frame,
    ...(told.length === 0 ? {} : { notices: told }),
    ...(nLeftOut === 0 ? {} : { nLeftOut }),
    ...withPaths(candidates),
  };
  return { plan, roles };
}

function estimateOf(planned: PlannedWork, { search }: ModelConfig['tune']): number {
  return estimatePlan(planned, factorOf(search), builtInPrices()).usd;
}

interface FirstPaths {
  readonly candidates: readonly Candidate[];
  readonly data: SearchedData;
  readonly config: ModelConfig;
  readonly nClasses: number;
}

function firstPaths({ candidates, data, config, nClasses }: FirstPaths): Pick<Plan, 'halving' | 'paths'> {
  const { search } = config.tune;
  if (search.strategy === 'halving') {
    return firstRound(candidates, data, { nClasses, factor: search.factor });
  }
  return { paths: planRound(data, { candidates, nRows: data.rows.length }) };
}

/** The same plan with its next round; with `isOver` its last one, of the best candidate alone. @throws TypeError for a plan without rounds, which is a bug */
export async function planNextRound(
  plan: Plan,
  store: ObjectStore,
  { isOver }: { readonly isOver: boolean },
): Promise<Plan> {
  const { config, datasetId } = await loadRunConfig(store, plan);
  const { halving, featureColumns: features, scoring } = plan;
  const { search } = config.tune;
  if (halving === undefined || search.strategy !== 'halving') throw new TypeError('the plan has no rounds');
  const { table } = await loadDataSet(store, plan);
  const roles = await loadRowRoles(store, plan);
  const target = readTarget(table, config);
  const data = searchedData({ config, datasetId, table, target, features, roles, scoring });
  const pathResults = await loadPathResults(store, plan);
  return {
    ...plan,
    ...nextRound({ plan: { ...plan, halving }, pathResults, data, factor: search.factor, isOver }),
  };
}

interface SearchedTable extends Pick<SearchedData, 'datasetId' | 'table' | 'features' | 'scoring'> {
  readonly config: ModelConfig;
  readonly target: Target;
  readonly roles: Uint8Array;
}

function searchedData({ config, target, roles, ...data }: SearchedTable): SearchedData {
  const { tune, clean } = config;
  const rows = rowsOfRole(roles, 'search');
  const cv = resolveCrossValidation(config.data, tune, target.task);
  const { seed } = tune;
  const classOf = classOfRows(target);
  const nSplits = makeSplits({ table: data.table, rows, data: config.data, cv, classOf, seed }).length;
  return { ...data, clean, rows, rowsSha256: sha256(roles), cv, nSplits, seed };
}
