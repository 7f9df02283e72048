import type { CleanOutput, RunRef, TuneExecution } from '../contracts/steps.ts';
import { ConflictError } from '../errors.ts';
import type { Executions } from '../ports/executions.ts';
import type { Ports } from '../ports/ports.ts';
import { executionHolder, executionName, heldExecution } from '../registry/execution-holder.ts';
import { acquireLease, type LeaseHolder } from '../registry/lease.ts';
import { beginAttempt, readRun } from '../registry/run-record.ts';
import { endWaiting, leaveWaiting } from '../registry/waiting-tune.ts';
import { notifyFailure } from './notify-failure.ts';
import { adoptUpload, prepareTune, settleFinished, TUNE_LEASE_MS } from './start-tune.ts';

/** Each round ends because another attempt moved on meanwhile; they are few. */
const MAX_ROUNDS = 5;

export interface StartExecutionPorts extends Omit<Ports, 'metricSink'> {
  readonly executions: Executions;
}

export interface ExecutionOutcome extends RunRef {
  /** running: by this call or before. waiting: another run of the model works; the end of that one lets this upload begin. */
  readonly status: 'running' | 'finished' | 'waiting';
}

/**
 * Hands the run that a cleaned data set calls for to an execution. An event delivered twice, or a repeat after a crash,
 * finds the attempt in the registry and the execution under its name: one data set, one run. While another run of the model
 * works, the newest upload waits for it.
 * @throws ConfigurationError without a target; ConflictError when the run began and ended in other hands again and again
 */
export async function startExecution(
  dataSet: CleanOutput,
  ports: StartExecutionPorts,
  nowMs: number,
): Promise<ExecutionOutcome> {
  const run = await prepareTune(dataSet, ports.store);
  const begin = () => beginRun({ run, dataSet, nowMs }, ports);
  const { registry } = ports;
  let status = await begin();
  if (status === 'waiting') {
    await leaveWaiting(dataSet, registry);
    // Whoever ended between the look and the note has found nobody waiting: so look again.
    status = await begin();
  }
  if (status !== 'waiting') await endWaiting(dataSet, registry);
  return { ...run, status };
}

interface Begin {
  readonly run: RunRef;
  readonly dataSet: CleanOutput;
  readonly nowMs: number;
}

async function beginRun(begin: Begin, ports: StartExecutionPorts): Promise<ExecutionOutcome['status']> {
  const { run, dataSet, nowMs } = begin;
  const { registry, executions, store } = ports;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = await readRun({ registry, ...run });
    if (before?.status === 'finished') {
      await settleFinished(run, before, ports);
      return 'finished';
    }
    const attempt = before?.status === 'running' ? before.attempt : (before?.attempt ?? 0) + 1;
    const execution: TuneExecution = { ...run, attempt };
    if (!(await takeLease(execution, ports, nowMs))) return 'waiting';
    await adoptUpload(dataSet, run, store);
    const record = await beginAttempt({ registry, ...execution, datasetId: dataSet.datasetId, nowMs });
    if (record.status !== 'running' || record.attempt !== attempt) continue;
    if ((await executions.start(execution)) === 'running') return 'running';
    // It has ended, and if its run still counts as running nobody could say what came of it.
    const reason = `Execution ${executionName(execution)} ended without saying what came of it.`;
    await notifyFailure(execution, reason, { ports, nowMs, holder: executionHolder(execution) });
  }
  throw new ConflictError({
    where: `run ${run.runId} of ${run.model}`,
    found: `it began and ended in other hands during each of ${MAX_ROUNDS} tries`,
    todo: 'Try again',
  });
}

/** Whether the model is this execution's now. */
async function takeLease(
  execution: TuneExecution,
  { registry, executions }: StartExecutionPorts,
  nowMs: number,
): Promise<boolean> {
  try {
    await acquireLease({
      registry,
      name: execution.model,
      owner: execution.runId,
      holder: executionHolder(execution),
      nowMs,
      durationMs: TUNE_LEASE_MS,
      isHolderGone: (holder) => hasEnded(holder, executions),
    });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/** A process on somebody's machine is never judged from here. */
async function hasEnded(holder: LeaseHolder, executions: Executions): Promise<boolean> {
  const execution = heldExecution(holder);
  return execution !== undefined && executions.hasEnded(execution);
}
