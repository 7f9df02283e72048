import * as z from 'zod';
import { modelName } from './config/model-config.ts';

/** What passes between the steps: keys and a few numbers, never rows. Validated wherever a step is entered from outside. */
const contentId = z.string().regex(/^[0-9a-f]{16}$/);

export const cleanInput = z.strictObject({ key: z.string().min(1) });

export const cleanOutput = z.strictObject({
  model: modelName,
  datasetId: contentId,
  rawKey: z.string(),
  uploadedAtMs: z.number(),
  reused: z.boolean(),
  nRows: z.int(),
  nQuarantined: z.int(),
  nWithoutTarget: z.int(),
  notices: z.array(z.string()),
  /** False without `data.target`: cleaned and profiled, not tuned. */
  tunable: z.boolean(),
});

/** Names one run; the input of every state of TUNE. */
export const runRef = z.strictObject({ model: modelName, runId: contentId });

export const pathRef = runRef.extend({ pathIndex: z.int().min(0) });

export type CleanInput = z.output<typeof cleanInput>;
export type CleanOutput = z.output<typeof cleanOutput>;
export type RunRef = z.output<typeof runRef>;
export type PathRef = z.output<typeof pathRef>;
