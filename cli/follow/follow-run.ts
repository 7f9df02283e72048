import { readArtefact } from '../../core/artefacts/stored-json.ts';
import { keys } from '../../core/contracts/keys.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import type { Selection } from '../../core/contracts/selection.ts';
import type { RunRef } from '../../core/contracts/steps.ts';
import { readPromotion } from '../../core/registry/read-promotion.ts';
import { type RunRecord, readRun } from '../../core/registry/run-record.ts';
import type { Promotion } from '../../core/steps/promote.ts';
import { candidatesOfRound, isLastRound } from '../../core/tuning/rounds.ts';
import { RunFailedError } from '../errors.ts';
import { progressBar } from '../output/progress-bar.ts';
import {
  describePlan,
  describePromotion,
  describeRound,
  describeSelection,
} from '../pipeline/describe-tune.ts';
import { candidateCounter } from './count-candidates.ts';
import type { Following } from './following.ts';
import { pollUntil } from './poll-until.ts';
import { planReader } from './read-plan.ts';

/** Follows a run that has begun through its states to its result. @throws RunFailedError, TimedOutError */
export async function followRun(run: RunRef, following: Following): Promise<Promotion> {
  const { ports, output } = following;
  const readPlan = planReader(run, ports.store);
  const awaitPlan = async () => {
    await readStatus(run, following);
    return readPlan();
  };
  await output.task('Plan', () => pollUntil(awaitPlan, following), describePlan);
  await followSearch({ run, readPlan }, following);
  const select = async () => {
    if ((await readStatus(run, following)) !== 'finished') return undefined;
    const key = keys.run(run.model, run.runId, 'selection.json');
    return readArtefact<Selection>(ports.store, key, 'upkeep-selection/1');
  };
  await output.task('Select and promote', () => pollUntil(select, following), describeSelection);
  const promotion = await readPromotion(ports.registry, run);
  output.print(`✔ ${describePromotion(promotion)}`);
  return promotion;
}

interface Search {
  readonly run: RunRef;
  readonly readPlan: () => Promise<Plan | undefined>;
}

/** Until every candidate of the last round is done, or the run has finished without some that failed. */
async function followSearch({ run, readPlan }: Search, following: Following): Promise<void> {
  const { ports, output } = following;
  const count = candidateCounter(ports.store);
  await output.task(
    'Tune',
    (task) =>
      pollUntil(async () => {
        const status = await readStatus(run, following);
        const plan = (await readPlan())!;
        const total = candidatesOfRound(plan).length;
        const done = await count(plan, status === 'finished' ? 'all' : 'next');
        const isDone = status === 'finished' || (done === total && isLastRound(plan));
        task.update(`Tune ${progressBar({ done, total, unit: 'candidates' })}${describeRound(plan)}`);
        return isDone ? { done, total, plan } : undefined;
      }, following),
    ({ plan, ...counts }) =>
      `Tune ${progressBar({ ...counts, unit: 'candidates' })} x ${plan.nSplits} splits${describeRound(plan)}`,
  );
}

async function readStatus(
  { model, runId }: RunRef,
  { ports }: Following,
): Promise<RunRecord['status'] | undefined> {
  const record = await readRun({ registry: ports.registry, model, runId });
  if (record?.status !== 'failed') return record?.status;
  throw new RunFailedError({
    where: `run ${runId} of ${model}`,
    found: `it failed: ${record.reason}`,
    todo: 'Mend what the reason names and push again: what was done is not done twice',
  });
}
