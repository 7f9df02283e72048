import * as z from 'zod/mini';
import { createdKeyOf } from '../../adapters/aws/object-created-event.ts';
import type { MonitorOrder, PathRef, TuneExecution } from '../../core/contracts/steps.ts';
import type { LatestRound } from '../../core/tuning/rounds.ts';

// Events may gain fields at any time, so these look at what is needed and let the rest pass.

const tuneExecution = z.object({ model: z.string(), runId: z.string(), attempt: z.int().check(z.gte(1)) });

const evaluatedRound = z.object({
  result: z.optional(z.object({ rowsSha256: z.string(), round: z.int().check(z.gte(0)) })),
});

const pathRef = z.object({ model: z.string(), runId: z.string(), pathIndex: z.int().check(z.gte(0)) });

const monitorOrder = z.object({
  model: z.string(),
  nowMs: z.number(),
  logKeys: z.exactOptional(z.array(z.string())),
});

const failedExecution = z.object({
  ...tuneExecution.shape,
  result: z.optional(z.object({ status: z.string(), reason: z.optional(z.string()) })),
  error: z.optional(z.object({ Error: z.string(), Cause: z.optional(z.string()) })),
});

const statusChange = z.object({
  detail: z.object({
    name: z.string(),
    status: z.string(),
    input: z.string(),
    cause: z.nullish(z.string()),
  }),
});

export type FailedExecution = z.output<typeof failedExecution>;

/**
 * The key of a new object, or null for the empty object that a console makes of a folder. EventBridge does not URL-encode
 * keys, unlike S3's older notifications.
 */
export function objectKeyOf(event: unknown): string | null {
  const key = createdKeyOf(event);
  return key.endsWith('/') ? null : key;
}

export function tuneExecutionOf(input: unknown): TuneExecution {
  return tuneExecution.parse(input);
}

/** What Plan answered before the map, where it is entered again behind it. */
export function evaluatedRoundOf(input: unknown): { evaluated?: LatestRound } {
  const { result } = evaluatedRound.parse(input);
  return result === undefined ? {} : { evaluated: result };
}

export function pathRefOf(input: unknown): PathRef {
  return pathRef.parse(input);
}

export function monitorOrderOf(input: unknown): MonitorOrder {
  return monitorOrder.parse(input);
}

export function failedExecutionOf(input: unknown): FailedExecution {
  return failedExecution.parse(input);
}

/** The execution of TUNE that an event of Step Functions is about, and what the event says in a sentence; null for another. */
export function endedExecutionOf(event: unknown): { execution: TuneExecution; reason: string } | null {
  const { name, status, input, cause } = statusChange.parse(event).detail;
  const ended = status === 'ABORTED' ? 'was aborted' : status === 'TIMED_OUT' ? 'ran out of time' : 'failed';
  const execution = tuneExecution.safeParse(JSON.parse(input));
  if (!execution.success) return null;
  return {
    execution: execution.data,
    reason: `Execution ${name} ${ended}${cause ? `: ${cause}` : '.'}`,
  };
}
