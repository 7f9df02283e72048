import { TUNE_TIMEOUT_SECONDS } from '../contracts/deployment.ts';
import type { TuneExecution } from '../contracts/steps.ts';
import type { Registry } from '../ports/registry.ts';
import { executionHolder } from './execution-holder.ts';
import { type Lease, renewLease } from './lease.ts';

/**
 * Holds the model's lease for as long as the execution can run: nothing renews it while a map is at work. Called by its first
 * state, and again before anything is registered.
 * @throws ConflictError when another execution has taken over: this one must stop
 */
export function holdExecutionLease(
  { model, runId, attempt }: TuneExecution,
  { registry, nowMs }: { readonly registry: Registry; readonly nowMs: number },
): Promise<Lease> {
  const holder = executionHolder({ runId, attempt });
  return renewLease({
    registry,
    name: model,
    owner: runId,
    holder,
    nowMs,
    durationMs: TUNE_TIMEOUT_SECONDS * 1000,
  });
}
