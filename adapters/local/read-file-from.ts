import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ConflictError } from '../../core/errors.ts';
import { isAbsent } from './file-errors.ts';
import { pathOfKey } from './key-path.ts';
import type { StoredFile } from './second-thread-messages.ts';
import { stampOf } from './temporary-file.ts';

const CHUNK_BYTES = 1 << 18;

/**
 * An object of a folder from a byte on, in one version, for a thread that has nothing else to do: each chunk is read into the
 * memory of the one before.
 * @throws ConflictError where it is no longer that version
 */
export function* readFileFrom({
  root,
  key,
  version,
  from,
}: StoredFile & { readonly from: number }): Generator<Uint8Array> {
  const file = openOf(root, key);
  try {
    const bytes = new Uint8Array(CHUNK_BYTES);
    for (let position = from; ; ) {
      if (stampOf(fstatSync(file, { bigint: true })).version !== version) throw replaced(key);
      const nRead = readSync(file, bytes, 0, bytes.length, position);
      if (nRead === 0) return;
      position += nRead;
      yield bytes.subarray(0, nRead);
    }
  } finally {
    closeSync(file);
  }
}

function openOf(root: string, key: string): number {
  try {
    return openSync(pathOfKey(root, key), 'r');
  } catch (error) {
    throw isAbsent(error) ? replaced(key) : error;
  }
}

function replaced(where: string): ConflictError {
  return new ConflictError({ where, found: 'it was written again meanwhile', todo: 'Try again' });
}
