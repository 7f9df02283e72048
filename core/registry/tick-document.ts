import * as z from 'zod/mini';
import { registryKeys } from '../contracts/keys.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

const FORMAT = 'upkeep-tick/1';

const tickDocument = z.strictObject({
  format: z.literal(FORMAT),
  /** When a monitor run of the model was last ordered. */
  orderedMs: z.number(),
  /** The order that was last carried out; 0: none. Before `orderedMs` while that one is open: it runs, or has failed. */
  doneMs: z.number(),
  /** The order with which the logs were last listed, and so what no event told of was found; 0: none. */
  listedMs: z.number(),
  /** Logs have come that no order will name: the next one lists. */
  owesListing: z.boolean(),
  /** Of the configuration when it was last ordered; null without one. */
  configVersion: z.nullable(z.string()),
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

interface Ordered {
  readonly nowMs: number;
  readonly isListing: boolean;
  readonly configVersion: string | null;
}

/** Notes an order before it goes out, so that one which is not carried out is seen to be open. */
export function noteOrdered({ nowMs, isListing, configVersion }: Ordered, place: TickPlace): Promise<void> {
  return updateDocument(placeOf(place), (current) => {
    const { doneMs, listedMs, owesListing } = current ?? { doneMs: 0, listedMs: 0, owesListing: false };
    const next: Tick = {
      format: FORMAT,
      orderedMs: nowMs,
      doneMs,
      listedMs,
      owesListing: owesListing && !isListing,
      configVersion,
    };
    return { next, result: undefined };
  });
}

/** Notes that an order was carried out to its end. A run that nobody ordered notes nothing. */
export function noteDone(
  { orderedMs, isListing }: { readonly orderedMs: number; readonly isListing: boolean },
  place: TickPlace,
): Promise<void> {
  return change(place, (tick) => ({
    ...tick,
    doneMs: Math.max(tick.doneMs, orderedMs),
    listedMs: isListing ? Math.max(tick.listedMs, orderedMs) : tick.listedMs,
  }));
}

/**
 * Notes that the next order has to list, because the logs that are known now will not be told of again. With the order that was
 * not carried out and names them, that one is closed.
 */
export function noteOwed(place: TickPlace, orderedMs?: number): Promise<void> {
  return change(place, (tick) => ({
    ...tick,
    owesListing: true,
    doneMs: tick.orderedMs === orderedMs ? orderedMs : tick.doneMs,
  }));
}

function change(place: TickPlace, to: (tick: Tick) => Tick): Promise<void> {
  return updateDocument(placeOf(place), (current) => ({
    next: current === undefined ? null : to(current),
    result: undefined,
  }));
}

function placeOf({ registry, model }: TickPlace) {
  return { registry, key: registryKeys.tick(model), schema: tickDocument };
}
