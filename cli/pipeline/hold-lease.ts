import type { RunRef } from '../../core/contracts/steps.ts';
import { renewLease } from '../../core/registry/lease.ts';
import { TUNE_LEASE_MS } from '../../core/steps/start-tune.ts';
import type { Context } from '../context.ts';

/**
 * Does work under the run's lease, which is renewed while it lasts. When the lease is lost the signal aborts: another run
 * has taken over, and this one must stop.
 */
export async function holdingLease<T>(
  { model, runId }: RunRef,
  { ports, nowMs }: Context,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const request = { registry: ports.registry, name: model, owner: runId, durationMs: TUNE_LEASE_MS };
  const renew = () =>
    renewLease({ ...request, nowMs: nowMs() }).catch((error: unknown) => controller.abort(error));
  const timer = setInterval(renew, TUNE_LEASE_MS / 3);
  try {
    return await work(controller.signal);
  } finally {
    clearInterval(timer);
  }
}
