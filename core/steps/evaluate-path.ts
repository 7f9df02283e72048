import { jsonText } from '../artefacts/stored-json.ts';
import { keys } from '../contracts/keys.ts';
import type { PathResult } from '../contracts/plan.ts';
import type { PathRef } from '../contracts/steps.ts';
import { NotFoundError } from '../errors.ts';
import { evaluateCandidates } from '../model-selection/paths/evaluate-candidates.ts';
import { resolveCrossValidation } from '../model-selection/resolve-cross-validation.ts';
import { subsampleSplits } from '../model-selection/search/halving-rows.ts';
import { makeSplits } from '../model-selection/splitters/make-splits.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Trainers } from '../ports/trainers.ts';
import { evaluateWithTrainer } from '../trainers/evaluate-with-trainer.ts';
import { loadDataSet } from '../tuning/load-data-set.ts';
import { loadPlan, loadRowRoles, loadRunConfig, rowsOfRole } from '../tuning/load-run.ts';
import { isAlwaysEvaluated, isTimeOver, noteNotBegun } from '../tuning/search-time.ts';
import { classOfRows, readTarget } from '../tuning/target.ts';
import { weightValues } from '../tuning/weights.ts';

interface EvaluatePathPorts {
  readonly store: ObjectStore;
  /** Asked for the candidates of a trainer. */
  readonly trainers?: Trainers | undefined;
  /** Milliseconds since 1970: for the timings, which are no part of the result's identity, and for `tune.budget.seconds`. */
  readonly nowMs: () => number;
  /** On that clock, when this worker is ended: what is not done by then fails, and what is done is kept. @default never */
  readonly deadlineMs?: number;
}

/**
 * EvaluatePath: scores the candidates of one path on its splits and leaves the result under the path's own hash. A result
 * that exists is not computed again, whichever run it came from. Where the search has no time left nothing is begun, which is
 * noted in place of a result.
 * @throws NotFoundError, DamagedArtefactError; ConfigurationError and UnavailableError where a trainer cannot be called; a
 * candidate that cannot be fitted is a result, not an error
 */
export async function evaluatePath(
  ref: PathRef,
  { store, trainers, nowMs, deadlineMs }: EvaluatePathPorts,
): Promise<{ nCandidates: number }> {
  const startMs = nowMs();
  const plan = await loadPlan(store, ref);
  const path = plan.paths[ref.pathIndex];
  if (path === undefined) {
    throw new NotFoundError({
      where: keys.run(ref.model, ref.runId, 'plan.json'),
      found: `the plan has no path ${ref.pathIndex}`,
    });
  }
  const nCandidates = path.candidateIndices.length;
  const resultKey = keys.path(ref.model, path.hash);
  if ((await store.head(resultKey)) !== undefined) return { nCandidates };
  const { config } = await loadRunConfig(store, ref);
  if (!isAlwaysEvaluated(plan, path) && (await isTimeOver(ref, config.tune, { store, nowMs: nowMs() }))) {
    await noteNotBegun(ref, path.hash, store);
    return { nCandidates };
  }
  const { table } = await loadDataSet(store, plan);
  const rows = rowsOfRole(await loadRowRoles(store, plan), 'search');
  const { data, tune } = config;
  const target = readTarget(table, config);
  const { y, classes } = target;
  const cv = resolveCrossValidation(data, tune, target.task);
  const { seed } = tune;
  const whole = makeSplits({ table, rows, data, cv, classOf: classOfRows(target), seed });
  const { splitIndices } = path;
  const nRows = plan.halving?.nRows[path.round ?? 0] ?? rows.length;
  const splits = subsampleSplits({
    splits: splitIndices.map((index) => whole[index]!),
    splitIndices,
    share: nRows / rows.length,
    seed,
  });
  const task = {
    table,
    y,
    classes,
    weights: weightValues(table, data),
    featureColumns: plan.featureColumns,
    clean: config.clean,
    group: data.group,
    candidates: path.candidateIndices.map((index) => plan.candidates[index]!),
    splits,
    scorers: plan.scoring,
    now: nowMs,
    deadlineMs,
  };
  const desk = { store, trainers, model: ref.model, job: ref.runId };
  const isBrought = task.candidates.some(({ trainer }) => trainer !== undefined);
  const { results, fitTimesMs } = isBrought
    ? await evaluateWithTrainer({ ...task, seed }, desk)
    : evaluateCandidates(task);
  const result: PathResult = {
    format: 'upkeep-path/1',
    hash: path.hash,
    splitIndices: path.splitIndices,
    results,
    elapsedMs: nowMs() - startMs,
    fitTimesMs,
  };
  await store.putIfAbsent(resultKey, jsonText(result));
  return { nCandidates };
}
