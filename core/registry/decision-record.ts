import * as z from 'zod';
import type { Decision } from '../contracts/decision.ts';

const score = z.number().nullable();

/** A `Decision` as the registry keeps it: with a version, and with the run that made it. */
export const decisionRecord = z.strictObject({
  outcome: z.enum(['promoted', 'challenger']),
  reason: z.string(),
  againstVersion: z.int().nullable(),
  scorer: z.string(),
  nRows: z.int(),
  challengerScore: score,
  opponentScore: score,
  difference: z
    .strictObject({
      estimate: z.number(),
      lowerBound: z.number(),
      confidence: z.number(),
      margin: z.number(),
    })
    .nullable(),
}) satisfies z.ZodType<Decision>;
