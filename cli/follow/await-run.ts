import type { CleanOutput } from '../../core/contracts/steps.ts';
import type { RunRecord } from '../../core/registry/run-record.ts';
import { readWaiting } from '../../core/registry/waiting-tune.ts';
import type { TaskHandle } from '../output/output.ts';
import { findRun, hasEndedBefore } from './find-run.ts';
import type { Following } from './following.ts';
import { pollUntil } from './poll-until.ts';
import { throwIfRefused } from './refused-upload.ts';

/**
 * Waits until the run of a cleaned upload begins, which may be after another tune of the model has ended. Null: a newer
 * upload waits or began in its place, and it never will.
 */
export async function awaitRun(
  dataSet: CleanOutput,
  following: Following,
  task: TaskHandle,
): Promise<RunRecord | null> {
  const { registry } = following.ports;
  const { model } = dataSet;
  let isWaiting = false;
  const look = async () => {
    // The run second: it begins before its upload waits no longer, so that it is missed by neither look.
    const waiting = await readWaiting({ registry, model });
    const run = await findOwnRun(dataSet, following);
    if (run !== undefined) return run;
    if (waiting?.datasetId === dataSet.datasetId) {
      if (!isWaiting) tellWaiting(model, following, task);
      isWaiting = true;
      return undefined;
    }
    const isOvertaken = waiting !== null && waiting.uploadedAtMs > dataSet.uploadedAtMs;
    if (isWaiting || isOvertaken) return null;
    await throwIfRefused(dataSet.rawKey, following);
    return undefined;
  };
  return pollUntil(look, following);
}

/** The run, without a failure from before this upload: that was an earlier attempt's, and the next one is about to begin. */
export async function findOwnRun(
  dataSet: CleanOutput,
  { ports, before }: Pick<Following, 'ports' | 'before'>,
): Promise<RunRecord | undefined> {
  const run = await findRun(dataSet, ports);
  if (run?.status !== 'failed') return run;
  const isKnown = before?.runId === run.runId && before.attempt === run.attempt && before.status === 'failed';
  return isKnown || hasEndedBefore(run, dataSet.uploadedAtMs) ? undefined : run;
}

function tellWaiting(model: string, { output }: Following, task: TaskHandle): void {
  output.print(`  Another tune of ${model} is under way: this one waits for it to end`);
  task.update(`Start: waits for another tune of ${model} to end`);
}
