import * as z from 'zod/mini';
import type { Decision } from '../contracts/decision.ts';

const score = z.nullable(z.number());

/** A `Decision` as the registry keeps it: with a version, and with the run that made it. */
export const decisionRecord = z.strictObject({
  outcome: z.enum(['promoted', 'challenger']),
  reason: z.string(),
  againstVersion: z.nullable(z.int()),
  scorer: z.string(),
  nRows: z.int(),
  challengerScore: score,
  opponentScore: score,
  difference: z.nullable(
    z.strictObject({
      estimate: z.number(),
      lowerBound: z.number(),
      confidence: z.number(),
      margin: z.number(),
    }),
  ),
}) satisfies z.ZodMiniType<Decision>;
