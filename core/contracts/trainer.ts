import * as z from 'zod/mini';
import type { LearningTask } from './learning-task.ts';
import type { Params } from './model-artefact.ts';

export const TRAINER_REQUEST_FORMAT = 'upkeep-trainer-request/1';
export const TRAINER_RESPONSE_FORMAT = 'upkeep-trainer-response/1';

/** Columns of a file of rows that are no features. No feature is called like them. */
export const TARGET_COLUMN = '__target__';
export const WEIGHT_COLUMN = '__weight__';

/**
 * What a trainer is asked. A place is where a file lies: its path, or `s3://bucket/key` on AWS. No row is in the request
 * itself.
 */
export interface TrainerRequest {
  readonly format: typeof TRAINER_REQUEST_FORMAT;
  /** evaluate: fit to `train`, predict `test`. fit: fit to `train`, write `model`. predict: predict `test` with `model`. */
  readonly action: 'evaluate' | 'fit' | 'predict';
  readonly trainer: string;
  readonly task: LearningTask;
  /** Names of the classes; the target holds indices into them, of two the last is the positive one. Null: numbers. */
  readonly classes: readonly string[] | null;
  readonly params: Params;
  /** Whole, 0 to 2147483647: the same request should give the same answer. */
  readonly seed: number;
  /** Of `train` and `test`. */
  readonly dataFormat: 'csv' | 'parquet';
  /** Rows to fit to: the target, the weight where rows have one, then the features. Null for predict. */
  readonly train: string | null;
  /** Rows to predict: features alone, the same in the same order. Null for fit. */
  readonly test: string | null;
  /** The columns of `train` that are no features. */
  readonly columns: { readonly target: string; readonly weight: string | null };
  /** Where the model is written by fit and read by predict. Null for evaluate. */
  readonly model: string | null;
  /** Where the response is written. */
  readonly response: string;
}

/** What a trainer answers, as JSON: NaN and Infinity are none. */
export const trainerResponse = z.looseObject({
  format: z.literal(TRAINER_RESPONSE_FORMAT),
  /** Why there is no result. */
  error: z.optional(z.nullable(z.string())),
  /** `(nSamples,)`: numbers, or indices into the classes */
  predictions: z.optional(z.nullable(z.array(z.number()))),
  /** `(nSamples, nClasses)`, rows adding up to 1 */
  probabilities: z.optional(z.nullable(z.array(z.array(z.number())))),
});

export type TrainerResponse = z.output<typeof trainerResponse>;
