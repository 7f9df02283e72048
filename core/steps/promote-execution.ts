import type { TuneExecution } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { holdExecutionLease } from '../registry/execution-lease.ts';
import { type Promotion, promote } from './promote.ts';

/** The state Promote: nothing is registered by an execution that another one has replaced. */
export async function promoteExecution(
  execution: TuneExecution,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  nowMs: number,
): Promise<Promotion> {
  await holdExecutionLease(execution, { registry: ports.registry, nowMs });
  return promote(execution, ports, nowMs);
}
