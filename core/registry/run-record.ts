import * as z from 'zod/mini';
import type { Decision } from '../contracts/decision.ts';
import { registryKeys } from '../contracts/keys.ts';
import { NotFoundError } from '../errors.ts';
import type { Registry } from '../ports/registry.ts';
import { decisionRecord } from './decision-record.ts';
import { timestamp } from './timestamp.ts';
import { type DocumentChange, readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-run-record/1';

const runRecord = z.strictObject({
  format: z.literal(FORMAT),
  model: z.string(),
  runId: z.string(),
  datasetId: z.string(),
  status: z.enum(['running', 'finished', 'failed']),
  /** How often the run was begun. */
  attempt: z.int().check(z.gte(1)),
  /** Of the last attempt. */
  startedAt: timestamp,
  endedAt: z.nullable(timestamp),
  /** What came of it: the registered version and why it did, or did not, become champion. */
  version: z.nullable(z.int()),
  decision: z.nullable(decisionRecord),
  /** Why it failed. */
  reason: z.nullable(z.string()),
});

export type RunRecord = Readonly<z.output<typeof runRecord>>;

interface RunPlace {
  readonly registry: Registry;
  readonly model: string;
  readonly runId: string;
}

/** @throws DamagedArtefactError */
export function readRun(place: RunPlace): Promise<RunRecord | undefined> {
  return readDocument(placeOf(place));
}

/** Notes that a run begins, or begins again: one attempt more. A finished run is returned as it is. @throws ConflictError */
export function startRun(
  request: RunPlace & { readonly datasetId: string; readonly nowMs: number },
): Promise<RunRecord> {
  return updateDocument(placeOf(request), (current) => {
    if (current?.status === 'finished') return { next: null, result: current };
    return written(runningRecord(request, (current?.attempt ?? 0) + 1));
  });
}

/**
 * Notes that this very attempt begins. Nothing is changed, and what is there returned, if it began before, if a later one
 * has, or if the run is finished: the caller compares. @throws ConflictError
 */
export function beginAttempt(
  request: RunPlace & { readonly datasetId: string; readonly attempt: number; readonly nowMs: number },
): Promise<RunRecord> {
  const { attempt } = request;
  return updateDocument(placeOf(request), (current) => {
    const isPast = current !== undefined && (current.status === 'finished' || current.attempt >= attempt);
    return isPast ? { next: null, result: current } : written(runningRecord(request, attempt));
  });
}

/** Notes what came of a run. A repeat changes nothing. @throws NotFoundError when it never began; ConflictError */
export function finishRun(
  request: RunPlace & { readonly nowMs: number; readonly version: number; readonly decision: Decision },
): Promise<RunRecord> {
  const { version, decision } = request;
  return endRun(request, { status: 'finished', version, decision, reason: null });
}

/** Notes why an attempt failed. A finished run, or a later attempt, stays as it is. @throws NotFoundError when it never began; ConflictError */
export function failRun(
  request: RunPlace & { readonly nowMs: number; readonly attempt: number; readonly reason: string },
): Promise<RunRecord> {
  return endRun(request, { status: 'failed', version: null, decision: null, reason: request.reason });
}

function endRun(
  request: RunPlace & { readonly nowMs: number; readonly attempt?: number },
  end: Pick<RunRecord, 'status' | 'version' | 'decision' | 'reason'>,
): Promise<RunRecord> {
  return updateDocument(placeOf(request), (current) => {
    if (current === undefined) throw neverBegan(request);
    const isAnother = request.attempt !== undefined && request.attempt !== current.attempt;
    if (current.status === 'finished' || isAnother) return { next: null, result: current };
    return written({ ...current, ...end, endedAt: new Date(request.nowMs).toISOString() });
  });
}

function runningRecord(
  { model, runId, datasetId, nowMs }: RunPlace & { readonly datasetId: string; readonly nowMs: number },
  attempt: number,
): RunRecord {
  return {
    format: FORMAT,
    model,
    runId,
    datasetId,
    status: 'running',
    attempt,
    startedAt: new Date(nowMs).toISOString(),
    endedAt: null,
    version: null,
    decision: null,
    reason: null,
  };
}

function written(record: RunRecord): DocumentChange<RunRecord, RunRecord> {
  return { next: record, result: record };
}

function placeOf({ registry, model, runId }: RunPlace) {
  return { registry, key: registryKeys.run(model, runId), schema: runRecord };
}

function neverBegan({ model, runId }: RunPlace): NotFoundError {
  return new NotFoundError({ where: `model ${model}`, found: `run ${runId} never began` });
}
