import * as z from 'zod/mini';
import { keys, registryKeys } from '../../core/contracts/keys.ts';
import type { RunRef } from '../../core/contracts/steps.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import type { Registry } from '../../core/ports/registry.ts';
import { isLeased } from '../../core/registry/lease.ts';
import { type RunRecord, readRun } from '../../core/registry/run-record.ts';
import { loadPlan } from '../../core/tuning/load-run.ts';
import { candidatesOfRound } from '../../core/tuning/rounds.ts';
import type { Context } from '../context.ts';
import { countCandidates } from '../follow/count-candidates.ts';

const begun = z.object({ runId: z.string(), startedAt: z.string() });

/** The last run of a model. `stopped`: it counts as running, and nobody works on it. */
export interface TuneStatus {
  readonly status: RunRecord['status'] | 'stopped';
  readonly runId: string;
  readonly attempt: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Of a run that is under way and has its plan; of successive halving those of its latest round. */
  readonly candidates: { readonly done: number; readonly total: number } | null;
  readonly version: number | null;
  readonly outcome: 'promoted' | 'challenger' | null;
  /** Why it failed. */
  readonly reason: string | null;
}

/** Null for a model that was never tuned. */
export async function tuneStatus(model: string, context: Context): Promise<TuneStatus | null> {
  const { store, registry } = context.ports;
  const runId = await lastRunId(model, registry);
  const record = runId === null ? undefined : await readRun({ registry, model, runId });
  if (record === undefined) return null;
  const { attempt, startedAt, endedAt, version, reason } = record;
  const isUnderWay = record.status === 'running' && (await isWorkedOn(model, context));
  return {
    status: record.status === 'running' && !isUnderWay ? 'stopped' : record.status,
    runId: record.runId,
    attempt,
    startedAt,
    endedAt,
    candidates: isUnderWay ? await candidatesOf(record, store) : null,
    version,
    outcome: record.decision?.outcome ?? null,
    reason,
  };
}

async function lastRunId(model: string, registry: Registry): Promise<string | null> {
  let last: z.output<typeof begun> | null = null;
  for await (const { value } of registry.list(registryKeys.run(model, ''))) {
    const run = begun.parse(value);
    if (last === null || run.startedAt >= last.startedAt) last = run;
  }
  return last?.runId ?? null;
}

function isWorkedOn(model: string, { ports, nowMs, isHolderGone }: Context): Promise<boolean> {
  return isLeased({ registry: ports.registry, name: model, nowMs: nowMs(), isHolderGone });
}

/** One listing tells of all paths; the results of earlier runs lie among them. */
async function candidatesOf({ model, runId }: RunRef, store: ObjectStore): Promise<TuneStatus['candidates']> {
  if ((await store.head(keys.run(model, runId, 'plan.json'))) === undefined) return null;
  const plan = await loadPlan(store, { model, runId });
  const done = new Set<string>();
  for await (const { key } of store.list(keys.path(model, '').replace('.json', ''))) done.add(key);
  const isDone = (hash: string) => done.has(keys.path(model, hash));
  return { done: countCandidates(plan, isDone), total: candidatesOfRound(plan).length };
}
