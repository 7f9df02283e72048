import { availableParallelism } from 'node:os';
import { removeWork } from '../../adapters/local/local-ports.ts';
import { createWorkerPathRunner } from '../../adapters/local/worker-path-runner.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import type { Selection } from '../../core/contracts/selection.ts';
import type { CleanOutput, RunRef } from '../../core/contracts/steps.ts';
import { readPromotion } from '../../core/registry/read-promotion.ts';
import { notifyFailure } from '../../core/steps/notify-failure.ts';
import { notifyResult } from '../../core/steps/notify-result.ts';
import { plan } from '../../core/steps/plan.ts';
import { type Promotion, promote } from '../../core/steps/promote.ts';
import { select } from '../../core/steps/select.ts';
import { prepareTune, startTune } from '../../core/steps/start-tune.ts';
import { candidatesOfRound, isLastRound, latestRound, pathsOfRound } from '../../core/tuning/rounds.ts';
import { beginSearch } from '../../core/tuning/search-time.ts';
import type { LocalContext } from '../context.ts';
import type { TaskHandle } from '../output/output.ts';
import { progressBar } from '../output/progress-bar.ts';
import { candidateProgress } from './candidate-progress.ts';
import { describePlan, describePromotion, describeRound, describeSelection } from './describe-tune.ts';
import { holdingLease } from './hold-lease.ts';

export interface Search extends RunRef {
  readonly plan: Plan;
  readonly selection: Selection;
}

export interface TuneOutcome extends RunRef {
  readonly promotion: Promotion;
  /** The same run had finished before: nothing was done. */
  readonly reused: boolean;
}

/** The search alone: Plan, EvaluatePaths, Select. Registers nothing, needs no lease; all it leaves is found again by its content. */
export async function searchLocally(dataSet: CleanOutput, context: LocalContext): Promise<Search> {
  const run = await prepareTune(dataSet, context.ports.store);
  const search = await runSearch(run, context);
  await removeWork(context.storeRoot, { model: run.model, job: run.runId });
  return search;
}

/** The states of TUNE in their order, in this process and its worker threads. */
export async function tuneLocally(dataSet: CleanOutput, context: LocalContext): Promise<TuneOutcome> {
  const { ports, nowMs, holder, isHolderGone, output } = context;
  const { attempt, alreadyFinished, ...run } = await startTune(dataSet, ports, {
    nowMs: nowMs(),
    holder,
    isHolderGone,
  });
  if (alreadyFinished) {
    const promotion = await readPromotion(ports.registry, run);
    output.print(`✔ Tune: this search was done before (run ${run.runId}), version ${promotion.version}`);
    return { ...run, promotion, reused: true };
  }
  try {
    const promotion = await holdingLease(run, context, async ({ signal, confirm }) => {
      await runSearch(run, context, signal);
      await confirm();
      const promoted = await output.task('Promote', () => promote(run, ports, nowMs()), describePromotion);
      await notifyResult(run, promoted, { ports, nowMs: nowMs(), holder });
      // After a failure it stays: the same again goes on with it, and it tells what a trainer was asked.
      await removeWork(context.storeRoot, { model: run.model, job: run.runId });
      return promoted;
    });
    return { ...run, promotion, reused: false };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await notifyFailure({ ...run, attempt }, reason, { ports, nowMs: nowMs(), holder });
    throw error;
  }
}

async function runSearch(run: RunRef, context: LocalContext, signal?: AbortSignal): Promise<Search> {
  const { ports, output, nowMs } = context;
  let planned = await output.task('Plan', () => plan(run, ports), describePlan);
  await beginSearch(run, ports.store, nowMs());
  for (let isDone = false; !isDone; ) {
    await output.task(
      'Tune',
      (task) => evaluatePaths(planned, { context, task, signal }),
      ({ total }) =>
        `Tune ${progressBar({ done: total, total, unit: 'candidates' })} x ${planned.nSplits} splits${describeRound(planned)}`,
    );
    isDone = isLastRound(planned);
    if (!isDone) planned = await plan(run, ports, { ...latestRound(planned), nowMs: nowMs() });
  }
  const selection = await output.task('Select', () => select(run, ports), describeSelection);
  return { ...run, plan: planned, selection };
}

interface Evaluation {
  readonly context: LocalContext;
  readonly task: TaskHandle;
  readonly signal: AbortSignal | undefined;
}

async function evaluatePaths(plan: Plan, { context, task, signal }: Evaluation) {
  const { model, runId } = plan;
  const paths = pathsOfRound(plan);
  const total = candidatesOfRound(plan).length;
  const nDoneAfter = candidateProgress(plan);
  const show = (done: number) => task.update(`Tune ${progressBar({ done, total, unit: 'candidates' })}`);
  const runner = createWorkerPathRunner({
    storeRoot: context.storeRoot,
    nWorkers: availableParallelism(),
    onPathFailed: ({ pathIndex, error }) =>
      context.output.print(`  Path ${pathIndex} failed: ${String(error)}`),
    ...(signal === undefined ? {} : { signal }),
  });
  show(0);
  await runner.run({ model, runId, pathIndices: paths.map(({ index }) => index) }, ({ pathIndex }) =>
    show(nDoneAfter(pathIndex)),
  );
  return { total };
}
