import type { TuneExecution } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { holdExecutionLease } from '../registry/execution-lease.ts';
import { writeMissingPaths } from '../tuning/missing-paths.ts';
import { plan } from './plan.ts';

/** The state Plan: the execution takes hold of the model for all its time, plans, and writes the items of the map. */
export async function planExecution(
  execution: TuneExecution,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  nowMs: number,
): Promise<{ nPaths: number; pathsKey: string }> {
  await holdExecutionLease(execution, { registry: ports.registry, nowMs });
  return writeMissingPaths(ports.store, await plan(execution, ports));
}
