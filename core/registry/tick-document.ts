import * as z from 'zod';
import { registryKeys } from '../contracts/keys.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-tick/1';

const tickDocument = z.strictObject({
  format: z.literal(FORMAT),
  /** When a monitor run of the model was last ordered. */
  orderedMs: z.number(),
  /** The order that was last carried out; 0: none. Before `orderedMs` while that one runs, and after it failed. */
  doneMs: z.number(),
  /** The order with which the logs were last listed, and so what no event told of was found; 0: none. */
  listedMs: z.number(),
  /** Of the configuration when it was last ordered; null without one. */
  configVersion: z.string().nullable(),
});

export type Tick = Readonly<z.output<typeof tickDocument>>;

interface TickPlace {
  readonly registry: Registry;
  readonly model: string;
}

/** `undefined` for a model that was never watched. @throws DamagedArtefactError */
export function readTick(place: TickPlace): Promise<Tick | undefined> {
  return readDocument(placeOf(place));
}

/** Notes an order before it goes out: whatever becomes of it, the next tick sees that it was not carried out. */
export function noteOrdered(
  { nowMs, configVersion }: { readonly nowMs: number; readonly configVersion: string | null },
  place: TickPlace,
): Promise<void> {
  return updateDocument(placeOf(place), (current) => {
    const { doneMs, listedMs } = current ?? { doneMs: 0, listedMs: 0 };
    const next: Tick = { format: FORMAT, orderedMs: nowMs, doneMs, listedMs, configVersion };
    return { next, result: undefined };
  });
}

/** Notes that an order was carried out to its end. A run that nobody ordered notes nothing. */
export function noteDone(
  { orderedMs, isListing }: { readonly orderedMs: number; readonly isListing: boolean },
  place: TickPlace,
): Promise<void> {
  return updateDocument(placeOf(place), (current) => {
    if (current === undefined) return { next: null, result: undefined };
    const doneMs = Math.max(current.doneMs, orderedMs);
    const listedMs = isListing ? Math.max(current.listedMs, orderedMs) : current.listedMs;
    return { next: { ...current, doneMs, listedMs }, result: undefined };
  });
}

function placeOf({ registry, model }: TickPlace) {
  return { registry, key: registryKeys.tick(model), schema: tickDocument };
}
