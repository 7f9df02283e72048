import * as z from 'zod';
import { registryKeys } from '../contracts/keys.ts';
import type { Registry } from '../ports/registry.ts';
import { readDocument, updateDocument } from './update-document.ts';

const tickDocument = z.strictObject({
  format: z.literal('upkeep-tick/1'),
  /** When a monitor run of the model was last ordered. */
  lastMs: z.number(),
  /** When one was last told to list the logs, and so to find what no event told of. */
  listedMs: z.number(),
  /** Of the configuration that it was ordered for; null without one. */
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

export function writeTick(tick: Omit<Tick, 'format'>, place: TickPlace): Promise<void> {
  return updateDocument(placeOf(place), () => ({
    next: { format: 'upkeep-tick/1', ...tick },
    result: undefined,
  }));
}

function placeOf({ registry, model }: TickPlace) {
  return { registry, key: registryKeys.tick(model), schema: tickDocument };
}
