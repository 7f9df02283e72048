import type * as z from 'zod/mini';
import { foundText } from '../configuration/found-text.ts';
import { valueAt } from '../configuration/option-path.ts';
import type { JsonValue } from '../contracts/json.ts';
import { ConflictError, DamagedArtefactError } from '../errors.ts';
import type { Registry, RegistryItem } from '../ports/registry.ts';

/**
 * A write fails only because another one went through, so `n` writers that begin together are all done after `n` rounds.
 * Twenty is more than ever share one document.
 */
const MAX_TRIES = 20;

export interface DocumentPlace<T> {
  readonly registry: Registry;
  readonly key: string;
  readonly schema: z.ZodMiniType<T>;
}

/** What a change makes of a document. `next: null` leaves it as it is and writes nothing. */
export interface DocumentChange<T, R> {
  readonly next: T | null;
  readonly result: R;
}

/** @throws DamagedArtefactError when the stored document is not what `schema` says */
export async function readDocument<T>({ registry, key, schema }: DocumentPlace<T>): Promise<T | undefined> {
  const item = await registry.read(key);
  return item === undefined ? undefined : parseDocument(item, schema);
}

/**
 * Reads a document, lets `change` decide on what it read, and writes if nobody else wrote meanwhile; else decides again on
 * what is there now. `change` may run several times and must not act on anything else.
 * @throws ConflictError after 20 lost rounds; DamagedArtefactError; whatever `change` throws
 */
export async function updateDocument<T extends JsonValue, R>(
  { registry, key, schema }: DocumentPlace<T>,
  change: (current: T | undefined) => DocumentChange<T, R> | Promise<DocumentChange<T, R>>,
): Promise<R> {
  for (let nTries = 0; nTries < MAX_TRIES; nTries++) {
    const item = await registry.read(key);
    const { next, result } = await change(item === undefined ? undefined : parseDocument(item, schema));
    if (next === null || (await registry.write(key, next, item?.revision ?? 0))) return result;
  }
  throw new ConflictError({
    where: `registry item ${key}`,
    found: `changed by others during each of ${MAX_TRIES} tries`,
    todo: 'Try again',
  });
}

/** Checks a stored document before anything relies on it. @throws DamagedArtefactError */
export function parseDocument<T>({ key, revision, value }: RegistryItem, schema: z.ZodMiniType<T>): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const { path } = error.issues[0]!;
  throw new DamagedArtefactError(
    {
      where: `registry item ${key}, revision ${revision}`,
      found: `${path.length === 0 ? 'the document' : path.join('.')}: ${foundText(valueAt(value, path))}`,
      todo: 'It was written by another version of Upkeep or changed by hand: restore an earlier revision',
    },
    { cause: error },
  );
}
