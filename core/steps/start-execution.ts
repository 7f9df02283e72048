import type { CleanOutput, RunRef, TuneExecution } from '../contracts/steps.ts';
import { ConflictError } from '../errors.ts';
import type { Executions } from '../ports/executions.ts';
import type { Ports } from '../ports/ports.ts';
import { executionHolder, executionName, heldExecution } from '../registry/execution-holder.ts';
import { acquireLease, type LeaseHolder } from '../registry/lease.ts';
import { beginAttempt, failRun, readRun } from '../registry/run-record.ts';
import { endWaiting, leaveWaiting, readWaiting } from '../registry/waiting-tune.ts';
import { prepareTune, settleFinished, TUNE_LEASE_MS } from './start-tune.ts';

/** Each round ends because another attempt moved on meanwhile; they are few. */
const MAX_ROUNDS = 5;

export interface StartExecutionPorts extends Pick<Ports, 'store' | 'registry'> {
  readonly executions: Executions;
}

export interface ExecutionOutcome extends RunRef {
  /** running: by this call or before. waiting: another run of the model works; the end of that one starts this one. */
  readonly status: 'running' | 'finished' | 'waiting';
}

/**
 * Hands the run that a cleaned data set calls for to an execution. An event delivered twice, or a repeat after a crash,
 * finds the attempt in the registry and the execution under its name: one data set, one run. While another run of the model
 * works, the newest upload waits for it.
 * @throws ConfigurationError without a target
 */
export async function startExecution(
  dataSet: CleanOutput,
  ports: StartExecutionPorts,
  nowMs: number,
): Promise<ExecutionOutcome> {
  const run = await prepareTune(dataSet, ports.store);
  const begin = () => beginRun({ run, dataSet, nowMs }, ports);
  const { registry } = ports;
  let status = await orWaiting(begin);
  if (status === 'waiting') {
    await leaveWaiting(dataSet, registry);
    // Whoever ended between the look and the note has found nobody waiting: so look again.
    status = await orWaiting(begin);
  }
  if (status !== 'waiting') await endWaiting({ registry, model: run.model }, dataSet.uploadedAtMs);
  return { ...run, status };
}

/** Starts the upload that waited for the model's tune to end, if one does. Its configuration is read as it is now. */
export async function startWaiting(
  model: string,
  ports: StartExecutionPorts,
  nowMs: number,
): Promise<ExecutionOutcome | null> {
  const dataSet = await readWaiting({ registry: ports.registry, model });
  return dataSet === null ? null : startExecution(dataSet, ports, nowMs);
}

async function orWaiting<T>(begin: () => Promise<T>): Promise<T | 'waiting'> {
  try {
    return await begin();
  } catch (error) {
    if (error instanceof ConflictError) return 'waiting';
    throw error;
  }
}

interface Begin {
  readonly run: RunRef;
  readonly dataSet: CleanOutput;
  readonly nowMs: number;
}

/** @throws ConflictError while another run has the model's lease */
async function beginRun(
  { run, dataSet, nowMs }: Begin,
  ports: StartExecutionPorts,
): Promise<'running' | 'finished'> {
  const { registry, executions } = ports;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = await readRun({ registry, ...run });
    if (before?.status === 'finished') {
      await settleFinished(run, before, ports);
      return 'finished';
    }
    const attempt = before?.status === 'running' ? before.attempt : (before?.attempt ?? 0) + 1;
    const execution: TuneExecution = { ...run, attempt };
    await acquireLease({
      registry,
      name: run.model,
      owner: run.runId,
      holder: executionHolder(execution),
      nowMs,
      durationMs: TUNE_LEASE_MS,
      isHolderGone: (holder) => hasEnded(holder, executions),
    });
    const record = await beginAttempt({ registry, ...execution, datasetId: dataSet.datasetId, nowMs });
    if (record.status !== 'running' || record.attempt !== attempt) continue;
    if ((await executions.start(execution)) === 'running') return 'running';
    await noteUntold(execution, ports, nowMs);
  }
  throw new ConflictError({
    where: `run ${run.runId} of ${run.model}`,
    found: `it began and ended in other hands during each of ${MAX_ROUNDS} tries`,
    todo: 'Try again',
  });
}

/** A process on somebody's machine is never judged from here. */
async function hasEnded(holder: LeaseHolder, executions: Executions): Promise<boolean> {
  const execution = heldExecution(holder);
  return execution !== undefined && executions.hasEnded(execution);
}

/** An execution has ended and its run still counts as running, so nobody could say what came of it. */
async function noteUntold(
  execution: TuneExecution,
  { registry }: StartExecutionPorts,
  nowMs: number,
): Promise<void> {
  const { model, runId, attempt } = execution;
  const record = await readRun({ registry, model, runId });
  if (record?.status !== 'running' || record.attempt !== attempt) return;
  const reason = `Execution ${executionName(execution)} ended without saying what came of it.`;
  await failRun({ registry, model, runId, nowMs, reason });
}
