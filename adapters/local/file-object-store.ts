import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ObjectBody, ObjectInfo, ObjectStore } from '../../core/ports/object-store.ts';
import { createFile, replaceFile } from './atomic-file.ts';
import { isAbsent, notFound } from './file-errors.ts';
import { listKeys } from './key-folders.ts';
import { pathOfKey } from './key-path.ts';
import { removeAbandoned, stampOf } from './temporary-file.ts';

const CHUNK_BYTES = 1 << 19;
/** One is worked on, the one before may still be, one is read. */
const N_PLACES = 3;
/** One read of the operating system takes no more than 2 GiB. */
const MAX_READ_BYTES = 1 << 30;

/**
 * Objects as files under `root`, under their own names. Writes are not flushed to the disk: a killed process loses nothing,
 * and a flush on every write costs more than making a torn file again is worth. A table that a power failure tore is refused
 * by its manifest's SHA-256, torn JSON when it is parsed; both say what to delete so that it is made again from the upload.
 * @throws ConfigurationError for a key that has no place in a folder: see `pathOfKey`, and a key that is another's folder
 */
export function createFileObjectStore(root: string): ObjectStore {
  let tidied: Promise<void> | undefined;
  const writeOf = async (key: string, body: ObjectBody) => {
    const path = pathOfKey(root, key);
    tidied ??= removeAbandoned(root, Date.now());
    await tidied;
    return { root, path, key, body };
  };

  return {
    get: (key) => readWhole(root, key),
    open: (key, version) => readChunks({ root, key, version }),
    head: async (key) => headOf(pathOfKey(root, key), key),
    put: async (key, body) => {
      const { version, sizeBytes } = await replaceFile(await writeOf(key, body));
      return { key, version, sizeBytes };
    },
    putIfAbsent: async (key, body) => {
      const write = await writeOf(key, body);
      // Saves writing a body that is there already; the link decides all the same.
      return (await headOf(write.path, key)) ? false : createFile(write);
    },
    list: (prefix) => listObjects(root, prefix),
  };
}

async function* listObjects(root: string, prefix: string): AsyncGenerator<ObjectInfo> {
  for await (const { key, path } of listKeys(root, prefix, (entry) => entry.isFile())) {
    const info = await headOf(path, key);
    if (info) yield info;
  }
}

async function headOf(path: string, key: string): Promise<ObjectInfo | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() ? { key, ...stampOf(found) } : undefined;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function readWhole(root: string, key: string): Promise<Uint8Array> {
  const { handle, info } = await openObject(root, key);
  try {
    return await fill(handle, new Uint8Array(info.sizeBytes));
  } finally {
    await handle.close();
  }
}

interface Reading {
  readonly root: string;
  readonly key: string;
  readonly version: string | undefined;
}

async function* readChunks({ root, key, version }: Reading): AsyncGenerator<Uint8Array> {
  const { handle, info } = await openObject(root, key);
  try {
    if (version !== undefined && info.version !== version) throw notFound(key, root, version);
    // A replaced file keeps its content for whoever holds it open, so all chunks are of one version.
    yield* chunksOf(handle, info.sizeBytes);
  } finally {
    await handle.close();
  }
}

async function openObject(root: string, key: string): Promise<{ handle: FileHandle; info: ObjectInfo }> {
  const handle = await open(pathOfKey(root, key), 'r').catch((error) => {
    throw isAbsent(error) ? notFound(key, root) : error;
  });
  const found = await handle.stat({ bigint: true });
  if (found.isFile()) return { handle, info: { key, ...stampOf(found) } };
  await handle.close();
  throw notFound(key, root);
}

/** The next chunk is read while one is worked on, into places that are used in turns. */
async function* chunksOf(handle: FileHandle, sizeBytes: number): AsyncGenerator<Uint8Array> {
  const nChunks = Math.ceil(sizeBytes / CHUNK_BYTES);
  const places = Array.from(
    { length: Math.min(nChunks, N_PLACES) },
    () => new Uint8Array(Math.min(sizeBytes, CHUNK_BYTES)),
  );
  const read = (n: number) => {
    const chunk = places[n % N_PLACES]!.subarray(0, Math.min(CHUNK_BYTES, sizeBytes - n * CHUNK_BYTES));
    const filled = fill(handle, chunk);
    filled.catch(() => {}); // thrown when it is waited for
    return filled;
  };
  let next = nChunks > 0 ? read(0) : undefined;
  try {
    for (let n = 0; n < nChunks; n++) {
      const chunk = await next!;
      next = n + 1 < nChunks ? read(n + 1) : undefined;
      yield chunk;
    }
  } finally {
    // The file is not closed under a read.
    await next?.catch(() => {});
  }
}

/** Fills an array with the next bytes. */
async function fill(handle: FileHandle, bytes: Uint8Array): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, Math.min(bytes.length - filled, MAX_READ_BYTES));
    if (bytesRead === 0)
      throw new Error(`The file ended ${bytes.length - filled} bytes early: something shortened it.`);
    filled += bytesRead;
  }
  return bytes;
}
