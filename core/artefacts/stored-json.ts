import { DamagedArtefactError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';

interface Formatted {
  readonly format: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads an artefact and checks that it is of the wanted format. @throws NotFoundError, DamagedArtefactError */
export async function readArtefact<T extends Formatted>(
  store: ObjectStore,
  key: string,
  format: T['format'],
): Promise<T> {
  const value = parse(await store.get(key), key);
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== format) {
    throw new DamagedArtefactError({
      where: key,
      found: `this is not a ${format} document`,
      todo: 'It was written by another version of Upkeep or changed by hand: remove it and run the step again',
    });
  }
  return value as T;
}

/** The same, or `undefined` where the key does not exist. */
export async function readArtefactIfAny<T extends Formatted>(
  store: ObjectStore,
  key: string,
  format: T['format'],
): Promise<T | undefined> {
  return (await store.head(key)) === undefined ? undefined : readArtefact<T>(store, key, format);
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function parse(body: Uint8Array, key: string): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (cause) {
    throw new DamagedArtefactError(
      { where: key, found: 'this is not JSON', todo: 'Remove it and run the step again' },
      { cause },
    );
  }
}
