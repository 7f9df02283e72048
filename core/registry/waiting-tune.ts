import * as z from 'zod/mini';
import { registryKeys } from '../contracts/keys.ts';
import type { CleanOutput } from '../contracts/steps.ts';
import type { Registry } from '../ports/registry.ts';
import { parseDocument, readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-waiting/1';

const waitingUpload = z.strictObject({
  rawKey: z.string(),
  datasetId: z.string(),
  uploadedAtMs: z.number(),
  /** When CLEAN was last asked to take it up. */
  askedMs: z.exactOptional(z.number()),
});

const waitingDocument = z.strictObject({ format: z.literal(FORMAT), upload: z.nullable(waitingUpload) });

/** An upload that CLEAN takes up once more when the model is free, under the configuration of then. */
export type WaitingUpload = Readonly<z.output<typeof waitingUpload>>;

type Upload = Pick<CleanOutput, 'model' | 'rawKey' | 'datasetId' | 'uploadedAtMs'>;

interface WaitingPlace {
  readonly registry: Registry;
  readonly model: string;
}

/** The upload that waits for the model's tune to end, or null. @throws DamagedArtefactError */
export async function readWaiting(place: WaitingPlace): Promise<WaitingUpload | null> {
  return (await readDocument(placeOf(place)))?.upload ?? null;
}

/**
 * Lets an upload wait. An upload is a complete data set and replaces the one before, so only the newest waits; an older one
 * that comes late changes nothing. Of two of one moment (S3 tells whole seconds) the one that comes later.
 */
export function leaveWaiting(
  { model, rawKey, datasetId, uploadedAtMs }: Upload,
  registry: Registry,
): Promise<void> {
  return updateDocument(placeOf({ registry, model }), (current) => {
    const before = current?.upload ?? null;
    const isOlder = before !== null && before.uploadedAtMs > uploadedAtMs;
    return { next: isOlder ? null : documentOf({ rawKey, datasetId, uploadedAtMs }), result: undefined };
  });
}

/**
 * An upload is being tuned on: it waits no longer, whatever its configuration was when it began to, nor does what was surely
 * uploaded before it.
 */
export function endWaiting(upload: Upload, registry: Registry): Promise<void> {
  return updateDocument(placeOf({ registry, model: upload.model }), (current) => {
    const waiting = current?.upload ?? null;
    const isOver = waiting !== null && isAtOrBefore(waiting, upload);
    return { next: isOver ? documentOf(null) : null, result: undefined };
  });
}

function isAtOrBefore(waiting: WaitingUpload, { rawKey, datasetId, uploadedAtMs }: Upload): boolean {
  if (waiting.uploadedAtMs < uploadedAtMs || waiting.datasetId === datasetId) return true;
  return waiting.uploadedAtMs === uploadedAtMs && waiting.rawKey === rawKey;
}

/** Notes that CLEAN is asked now, if the same upload still waits. */
export function noteAsked({ registry, model }: WaitingPlace, rawKey: string, nowMs: number): Promise<void> {
  return updateDocument(placeOf({ registry, model }), (current) => {
    const waiting = current?.upload ?? null;
    const isIts = waiting !== null && waiting.rawKey === rawKey;
    return { next: isIts ? documentOf({ ...waiting, askedMs: nowMs }) : null, result: undefined };
  });
}

/** What waits for any model, one by one: `read` throws DamagedArtefactError, which then stops nobody from going on. */
export async function* eachWaiting(
  registry: Registry,
): AsyncGenerator<{ readonly model: string; readonly read: () => WaitingUpload | null }> {
  const prefix = registryKeys.waiting('');
  for await (const item of registry.list(prefix))
    yield {
      model: item.key.slice(prefix.length),
      read: () => parseDocument(item, waitingDocument).upload,
    };
}

/** An upload that no run comes of waits no longer. */
export function dropWaiting({ registry, model }: WaitingPlace, rawKey: string): Promise<void> {
  return updateDocument(placeOf({ registry, model }), (current) => {
    const isIts = current?.upload?.rawKey === rawKey;
    return { next: isIts ? documentOf(null) : null, result: undefined };
  });
}

function documentOf(upload: WaitingUpload | null): z.output<typeof waitingDocument> {
  return { format: FORMAT, upload };
}

function placeOf({ registry, model }: WaitingPlace) {
  return { registry, key: registryKeys.waiting(model), schema: waitingDocument };
}
