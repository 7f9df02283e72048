import { jsonText } from '../artefacts/stored-json.ts';
import { rowReach } from '../cleaning/fills/row-reach.ts';
import type { ScorerName } from '../contracts/config/scorer-names.ts';
import type { CvResult } from '../contracts/cv-results.ts';
import { keys, type RunFile } from '../contracts/keys.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Selection } from '../contracts/selection.ts';
import type { RunRef } from '../contracts/steps.ts';
import { chooseBest } from '../model-selection/results/choose-best.ts';
import { collectResults } from '../model-selection/results/collect-results.ts';
import { cvResultsCsv } from '../model-selection/results/cv-results-csv.ts';
import { timingsCsv } from '../model-selection/results/timings-csv.ts';
import type { Ports } from '../ports/ports.ts';
import type { TrainerDesk } from '../trainers/trainer-desk.ts';
import { loadVersion } from '../tuning/champion.ts';
import { compareModels, type ModelComparison, scoreAll } from '../tuning/compare-models.ts';
import { holdoutCsv } from '../tuning/holdout-csv.ts';
import { loadDataSet, loadDenoiseTails } from '../tuning/load-data-set.ts';
import {
  loadPathResults,
  loadPlan,
  loadRowRoles,
  loadRunConfig,
  type RunConfig,
  rowsOfRole,
} from '../tuning/load-run.ts';
import { loadNotBegun } from '../tuning/search-time.ts';
import { readTarget } from '../tuning/target.ts';
import { fitAnyCandidate } from '../tuning/trainer-candidate.ts';
import { weightValues } from '../tuning/weights.ts';

/** The share of candidates that may fail before the search counts as failed. */
const TOLERATED_FAILED_SHARE = 0.2;

/**
 * Select: puts the results of all paths together, ranks the candidates, fits the best on the searched rows and compares it
 * with the champion (or the dummy) on rows that neither has seen. Everything is recomputed alike by a repeat.
 * @throws DataRefusedError when every candidate, or more than the tolerated share, failed
 */
export async function select(
  run: RunRef,
  { store, trainers }: Pick<Ports, 'store' | 'trainers'>,
): Promise<Selection> {
  const plan = await loadPlan(store, run);
  const runConfig = await loadRunConfig(store, run);
  const scorers = plan.scoring;
  const pathResults = await loadPathResults(store, plan);
  const { candidates, paths, nSplits } = plan;
  const notBegun = await loadNotBegun(store, plan, pathResults);
  const cvResults = collectResults({ candidates, paths, pathResults, notBegun, nSplits, scorers });
  const write = (file: RunFile, body: string) => store.put(keys.run(run.model, run.runId, file), body);
  await write('cv_results.csv', cvResultsCsv(cvResults, scorers, plan.halving));
  await write('timings.csv', timingsCsv(candidates, paths, pathResults));
  const { bestIndex, dummyIndex } = chooseBest({
    cvResults,
    scorers,
    selection: runConfig.config.tune.selection,
    toleratedFailedShare: TOLERATED_FAILED_SHARE,
  });
  const { comparison, csv } = await compare(
    { store, trainers, model: run.model, job: run.runId },
    { plan, runConfig, bestIndex, dummyIndex },
  );
  await write('holdout.csv', csv);
  const selection = summarise({ cvResults, scorers, bestIndex, dummyIndex, comparison });
  await write('selection.json', jsonText(selection));
  return selection;
}

interface Chosen {
  readonly plan: Plan;
  readonly runConfig: RunConfig;
  readonly bestIndex: number;
  readonly dummyIndex: number;
}

async function compare(desk: TrainerDesk, { plan, runConfig, bestIndex, dummyIndex }: Chosen) {
  const { store } = desk;
  const { config } = runConfig;
  const { table } = await loadDataSet(store, plan);
  const roles = await loadRowRoles(store, plan);
  const { y, classes } = readTarget(table, config);
  const rows = rowsOfRole(roles, 'holdout');
  const searched = rowsOfRole(roles, 'search');
  const reach = rowReach(y, { train: searched, test: rows });
  const shared = {
    table,
    y,
    classes,
    weights: weightValues(table, config.data),
    rows: searched,
    reach,
    clean: config.clean,
    group: config.data.group,
    features: plan.featureColumns,
    tails: await loadDenoiseTails(store, plan),
  };
  const { seed } = config.tune;
  const fitIndex = (index: number) =>
    fitAnyCandidate({ ...shared, candidate: plan.candidates[index]! }, { desk, seed });
  const opponent = () => {
    const { championVersion: version, obstacle } = plan.comparison;
    if (obstacle !== undefined) return null;
    return version === null ? fitIndex(dummyIndex) : loadVersion({ model: plan.model, version }, store);
  };
  const comparison = await compareModels({
    table,
    y,
    classes,
    rows,
    reach,
    config,
    plan,
    challenger: await fitIndex(bestIndex),
    opponent: await opponent(),
    desk,
  });
  return { comparison, csv: holdoutCsv(table, config.data.id, comparison) };
}

interface Outcome {
  readonly cvResults: readonly CvResult[];
  readonly scorers: readonly ScorerName[];
  readonly bestIndex: number;
  readonly dummyIndex: number;
  readonly comparison: ModelComparison;
}

function summarise({ cvResults, scorers, bestIndex, dummyIndex, comparison }: Outcome): Selection {
  const best = cvResults[bestIndex]!;
  const cv = scorers.map((name) => [
    name,
    { mean: best.meanTestScore[name]!, std: best.stdTestScore[name]! },
  ]);
  return {
    format: 'upkeep-selection/1',
    bestIndex,
    dummyIndex,
    estimator: best.estimator,
    params: best.params,
    nCandidates: cvResults.length,
    nFailed: cvResults.filter(({ error, isNotEvaluated }) => error !== null && !isNotEvaluated).length,
    nNotEvaluated: cvResults.filter(({ isNotEvaluated }) => isNotEvaluated).length,
    cv: Object.fromEntries(cv),
    holdout: scoreAll(scorers, comparison, comparison.challenger),
    opponentHoldout: scoreAll(scorers, comparison, comparison.opponent),
    decision: comparison.decision,
  };
}
