import type { RunRef } from '../../core/contracts/steps.ts';
import { renewLease } from '../../core/registry/lease.ts';
import { TUNE_LEASE_MS } from '../../core/steps/start-tune.ts';
import type { Context } from '../context.ts';

export interface HeldLease {
  /** Aborts when the lease is lost: another process has taken over, and this one must stop. */
  readonly signal: AbortSignal;
  /** Renews the lease now. A computation that blocks the thread lets no timer renew it. @throws ConflictError when it is lost */
  confirm(): Promise<void>;
}

/** Does work under the run's lease, which is renewed while it lasts. */
export async function holdingLease<T>(
  { model, runId }: RunRef,
  { ports, nowMs, holder }: Context,
  work: (lease: HeldLease) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const lease = { registry: ports.registry, name: model, owner: runId, holder, durationMs: TUNE_LEASE_MS };
  const renew = () => renewLease({ ...lease, nowMs: nowMs() });
  const timer = setInterval(
    () => renew().catch((error: unknown) => controller.abort(error)),
    TUNE_LEASE_MS / 3,
  );
  const confirm = async () => {
    signal.throwIfAborted();
    await renew();
  };
  try {
    return await work({ signal, confirm });
  } finally {
    clearInterval(timer);
  }
}
