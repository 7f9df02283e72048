import { DamagedArtefactError } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';

interface Formatted {
  readonly format: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads an artefact and checks that it is of the wanted format. `todo` is what to do about one of an older format.
 * @throws NotFoundError, DamagedArtefactError
 */
export async function readArtefact<T extends Formatted>(
  store: ObjectStore,
  key: string,
  format: T['format'],
  todo?: string,
): Promise<T> {
  const value = await readDocument(store, key, format);
  if (value.format === format) return value as T;
  throw otherFormat({ key, found: value.format, format, todo });
}

/** Reads an artefact of that format, or of another number of it. @throws NotFoundError, DamagedArtefactError for any other */
export async function readDocument(store: ObjectStore, key: string, format: string): Promise<Formatted> {
  const value = parse(await store.get(key), key);
  if (isFormatted(value) && numberedFormat(value.format).name === numberedFormat(format).name) return value;
  throw new DamagedArtefactError({
    where: key,
    found: `this is not an ${format} document`,
    todo: 'Somebody changed it: remove it and run the step again',
  });
}

/** Whether a format is an older one of the same name: `upkeep-plan/1` of `upkeep-plan/2`. */
export function isOlderFormat(found: string, wanted: string): boolean {
  const [older, newer] = [numberedFormat(found), numberedFormat(wanted)];
  return older.name === newer.name && older.number < newer.number;
}

interface OtherFormat {
  readonly key: string;
  readonly found: string;
  readonly format: string;
  /** What to do about an older one. @default to have it made again */
  readonly todo?: string | undefined;
}

export function otherFormat({ key, found, format, todo }: OtherFormat): DamagedArtefactError {
  const isOlder = isOlderFormat(found, format);
  return new DamagedArtefactError({
    where: key,
    found: `${isOlder ? 'an earlier' : 'a later'} version of Upkeep wrote it, in the format ${found}`,
    allowed: format,
    todo: isOlder ? (todo ?? 'Remove it and run the step again') : 'Install that version of Upkeep',
  });
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

function isFormatted(value: unknown): value is Formatted {
  return typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'string';
}

function numberedFormat(format: string): { name: string; number: number } {
  const [, name = format, number] = /^(.*)\/(\d+)$/.exec(format) ?? [];
  return { name, number: Number(number) };
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
