import type { TrainerSpec } from '../contracts/config/grids/trainer-grid.ts';
import { type TrainerResponse, trainerResponse } from '../contracts/trainer.ts';
import { DataRefusedError } from '../errors.ts';
import type { Prediction } from '../estimators/estimator.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { whereOf } from './trainer-desk.ts';

/** Probabilities are added up in whatever precision the trainer computes in: single, as a rule. */
const SUM_TOLERANCE = 1e-4;
const SHOWN_CHARACTERS = 500;

type Named = Pick<TrainerSpec, 'name'>;

/** The response that a trainer has written. @throws DataRefusedError when it wrote none, or what is no JSON */
export async function readResponse(store: ObjectStore, key: string, trainer: Named): Promise<unknown> {
  const text = new TextDecoder().decode(await store.get(key));
  if (text.trim() === '') throw refused(trainer, 'it wrote no response');
  try {
    return JSON.parse(text);
  } catch {
    throw refused(trainer, 'its response is no JSON, which NaN and Infinity are not either');
  }
}

/** @throws DataRefusedError for what is no response, and with the trainer's own words where it says that it failed */
export function checkResponse(response: unknown, trainer: Named): TrainerResponse {
  const { success, data, error } = trainerResponse.safeParse(response);
  if (!success) {
    const [issue] = error.issues;
    const path = issue?.path.join('.') ?? '';
    throw refused(trainer, `its response${path === '' ? '' : ` at ${path}`}: ${issue?.message}`);
  }
  if (typeof data.error === 'string')
    throw refused(trainer, `it says: ${data.error.slice(0, SHOWN_CHARACTERS)}`);
  return data;
}

interface Expected {
  readonly nSamples: number;
  readonly classes: readonly string[] | null;
  readonly trainer: Named;
}

/** The predictions of a response. O(cells). @throws DataRefusedError when they are not those of the rows */
export function predictionOf(
  { predictions, probabilities }: TrainerResponse,
  { nSamples, classes, trainer }: Expected,
): Prediction {
  if (predictions === undefined || predictions === null)
    throw refused(trainer, 'its response has no predictions');
  if (predictions.length !== nSamples)
    throw refused(trainer, `it answers ${predictions.length} predictions for ${nSamples} rows`);
  const yPred = Float64Array.from(predictions);
  if (classes === null) return { yPred, probabilities: null };
  const wrong = yPred.findIndex((value) => !Number.isInteger(value) || value < 0 || value >= classes.length);
  if (wrong !== -1) {
    const allowed = `whole numbers from 0 to ${classes.length - 1}, which are the classes`;
    throw refused(trainer, `its prediction of row ${wrong} is ${yPred[wrong]}`, allowed);
  }
  if (probabilities === undefined || probabilities === null) return { yPred, probabilities: null };
  return { yPred, probabilities: flatProbabilities(probabilities, { nSamples, classes, trainer }) };
}

function flatProbabilities(
  rows: readonly (readonly number[])[],
  { nSamples, classes, trainer }: Expected & { readonly classes: readonly string[] },
): Float64Array {
  if (rows.length !== nSamples)
    throw refused(trainer, `it answers probabilities of ${rows.length} rows for ${nSamples}`);
  const flat = new Float64Array(nSamples * classes.length);
  for (const [row, values] of rows.entries()) {
    const sum = values.reduce((total, value) => total + value, 0);
    const isFaulty = values.length !== classes.length || values.some((value) => value < 0);
    if (isFaulty || Math.abs(sum - 1) > SUM_TOLERANCE) {
      const allowed = `${classes.length} numbers of at least 0 that add up to 1`;
      throw refused(
        trainer,
        `its probabilities of row ${row} are ${JSON.stringify(values.slice(0, 10))}`,
        allowed,
      );
    }
    // Exactly 1 is what scorers take them for.
    for (const [index, value] of values.entries()) flat[row * classes.length + index] = value / sum;
  }
  return flat;
}

function refused(trainer: Named, found: string, allowed?: string): DataRefusedError {
  return new DataRefusedError({
    where: whereOf(trainer),
    found,
    ...(allowed === undefined ? {} : { allowed }),
  });
}
