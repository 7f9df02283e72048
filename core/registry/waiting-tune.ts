import * as z from 'zod';
import { registryKeys } from '../contracts/keys.ts';
import type { CleanOutput } from '../contracts/steps.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-waiting/1';

const cleanedUpload = z.strictObject({
  model: z.string(),
  datasetId: z.string(),
  rawKey: z.string(),
  uploadedAtMs: z.number(),
  reused: z.boolean(),
  nRows: z.int(),
  nQuarantined: z.int(),
  nWithoutTarget: z.int(),
  notices: z.array(z.string()).readonly(),
  tunable: z.boolean(),
}) satisfies z.ZodType<CleanOutput>;

const waitingDocument = z.strictObject({ format: z.literal(FORMAT), dataSet: cleanedUpload.nullable() });

interface WaitingPlace {
  readonly registry: Registry;
  readonly model: string;
}

/** The cleaned upload that waits for the model's tune to end, or null. @throws DamagedArtefactError */
export async function readWaiting(place: WaitingPlace): Promise<CleanOutput | null> {
  return (await readDocument(placeOf(place)))?.dataSet ?? null;
}

/**
 * Lets an upload wait. An upload is a complete data set and replaces the one before, so only the newest waits; an older one
 * that comes late changes nothing.
 */
export function leaveWaiting(dataSet: CleanOutput, registry: Registry): Promise<void> {
  return updateDocument(placeOf({ registry, model: dataSet.model }), (current) => {
    const before = current?.dataSet ?? null;
    const isOlder = before !== null && before.uploadedAtMs > dataSet.uploadedAtMs;
    return { next: isOlder ? null : documentOf(dataSet), result: undefined };
  });
}

/** Nothing waits any more that was uploaded at that time or before: it is tuned on, or overtaken. */
export function endWaiting({ registry, model }: WaitingPlace, uploadedAtMs: number): Promise<void> {
  return updateDocument(placeOf({ registry, model }), (current) => {
    const before = current?.dataSet ?? null;
    const isOver = before !== null && before.uploadedAtMs <= uploadedAtMs;
    return { next: isOver ? documentOf(null) : null, result: undefined };
  });
}

function documentOf(dataSet: CleanOutput | null): z.output<typeof waitingDocument> {
  return { format: FORMAT, dataSet };
}

function placeOf({ registry, model }: WaitingPlace) {
  return { registry, key: registryKeys.waiting(model), schema: waitingDocument };
}
