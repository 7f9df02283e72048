import type { TuneExecution } from '../contracts/steps.ts';
import type { Ports } from '../ports/ports.ts';
import { holdExecutionLease } from '../registry/execution-lease.ts';
import { writeMissingPaths } from '../tuning/missing-paths.ts';
import { isLastRound, type LatestRound, latestRound } from '../tuning/rounds.ts';
import { beginSearch } from '../tuning/search-time.ts';
import { plan } from './plan.ts';

/** What the states behind Plan need to know of it. */
export interface PlannedRound extends LatestRound {
  readonly nPaths: number;
  readonly pathsKey: string;
  /** Whether Select comes next. */
  readonly isLastRound: boolean;
}

/**
 * The state Plan: the execution takes hold of the model for all its time, plans, and writes the items of the map. Behind the
 * map it is entered again with what it answered before, for the next round.
 */
export async function planExecution(
  execution: TuneExecution,
  ports: Pick<Ports, 'store' | 'registry' | 'trainers'>,
  { nowMs, evaluated }: { readonly nowMs: number; readonly evaluated?: LatestRound },
): Promise<PlannedRound> {
  await holdExecutionLease(execution, { registry: ports.registry, nowMs });
  const planned = await plan(execution, ports, evaluated === undefined ? undefined : { ...evaluated, nowMs });
  await beginSearch(execution, ports.store, nowMs);
  const missing = await writeMissingPaths(ports.store, planned);
  return { ...missing, ...latestRound(planned), isLastRound: isLastRound(planned) };
}
