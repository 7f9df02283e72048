import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ObjectBody, ObjectInfo, ObjectStore } from '../../core/ports/object-store.ts';
import { createFile, replaceFile } from './atomic-file.ts';
import { isAbsent, notFound } from './file-errors.ts';
import { listKeys } from './key-folders.ts';
import { pathOfKey } from './key-path.ts';
import { removeAbandoned, stampOf } from './temporary-file.ts';

const CHUNK_BYTES = 1 << 20;
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
    return await readBytes(handle, info.sizeBytes);
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
    for (let at = 0; at < info.sizeBytes; at += CHUNK_BYTES) {
      yield await readBytes(handle, Math.min(CHUNK_BYTES, info.sizeBytes - at));
    }
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

/** The next `nBytes` in an array of their own, so that typed arrays can be laid over them. */
async function readBytes(handle: FileHandle, nBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(nBytes);
  let filled = 0;
  while (filled < nBytes) {
    const { bytesRead } = await handle.read(bytes, filled, Math.min(nBytes - filled, MAX_READ_BYTES));
    if (bytesRead === 0)
      throw new Error(`The file ended ${nBytes - filled} bytes early: something shortened it.`);
    filled += bytesRead;
  }
  return bytes;
}
