import type { Registry } from '../ports/registry.ts';
import { type AcquireLease, acquireLease, releaseLease } from '../registry/lease.ts';

/** As long as a Lambda can run. A run that takes longer is stopped by the revision of the alerts when another one has run. */
const MONITOR_LEASE_MS = 15 * 60_000;

export interface MonitorLease extends Pick<AcquireLease, 'holder' | 'isHolderGone'> {
  readonly registry: Registry;
  readonly model: string;
  /** Names the run with its process, so that a repeat of the same run takes up its own lease. */
  readonly nowMs: number;
  readonly presentMs: number;
}

/** Does one run of a model's monitor while no other one runs. @throws ConflictError when another one does */
export async function underMonitorLease<Result>(
  { model, nowMs, presentMs, ...lease }: MonitorLease,
  work: () => Promise<Result>,
): Promise<Result> {
  const { host, pid } = lease.holder;
  const use = {
    ...lease,
    name: `${model}/monitor`,
    owner: `monitor of ${host}, process ${pid}, at ${nowMs}`,
  };
  await acquireLease({ ...use, nowMs: presentMs, durationMs: MONITOR_LEASE_MS });
  try {
    return await work();
  } finally {
    await releaseLease(use);
  }
}
