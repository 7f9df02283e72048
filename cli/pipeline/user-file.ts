import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { ConfigurationError, NotFoundError } from '../../core/errors.ts';

const CHUNK_BYTES = 1 << 20;

/** Reads a file that the user named. @throws NotFoundError, ConfigurationError */
export async function readUserFile(file: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, what, error);
  }
}

/**
 * A large file that the user named, in chunks: the answer is called as often as it is read, and throws when the file is not
 * the same as the first time. What can be read only once, such as a pipe, is held in memory.
 * @throws NotFoundError, ConfigurationError
 */
export function openUserFile(file: string, what: string): () => AsyncGenerator<Uint8Array> {
  let first: BigIntStats | undefined;
  let held: readonly Uint8Array[] | undefined;
  const check = async (handle: FileHandle): Promise<BigIntStats> => {
    const now = await handle.stat({ bigint: true });
    first ??= now;
    if (now.size === first.size && now.mtimeNs === first.mtimeNs && now.ino === first.ino) return now;
    throw changed(file, what);
  };
  return async function* () {
    if (held !== undefined) return yield* held;
    const explain = (error: unknown) => unreadable(file, what, error);
    const handle = await open(file).catch((error) => Promise.reject(explain(error)));
    try {
      const found = await check(handle);
      if (!found.isFile() && !found.isDirectory()) {
        const chunks: Uint8Array[] = [];
        // A pipe gives less than there is room for.
        for await (const chunk of chunksOf(handle, explain)) chunks.push(chunk.slice());
        held = chunks;
        return yield* held;
      }
      yield* chunksOf(handle, explain);
      await check(handle);
    } finally {
      await handle.close();
    }
  };
}

async function* chunksOf(handle: FileHandle, explain: (error: unknown) => Error): AsyncGenerator<Uint8Array> {
  for (;;) {
    const bytes = new Uint8Array(CHUNK_BYTES);
    const { bytesRead } = await handle
      .read(bytes, 0, CHUNK_BYTES)
      .catch((error) => Promise.reject(explain(error)));
    if (bytesRead === 0) return;
    yield bytes.subarray(0, bytesRead);
  }
}

function changed(file: string, what: string): ConfigurationError {
  return new ConfigurationError({
    where: file,
    found: `${what} was changed while it was read`,
    todo: 'Try again when nothing writes to it any more',
  });
}

export function unreadable(file: string, what: string, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return new NotFoundError(
      { where: file, found: `${what} is not there`, todo: 'Check the path' },
      { cause },
    );
  }
  const found =
    code === 'EISDIR' ? `${what} should be a file, and this is a folder` : `${what} cannot be read (${code})`;
  return new ConfigurationError({ where: file, found, todo: 'Name a readable file' }, { cause });
}
