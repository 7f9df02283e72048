import type { FileHandle } from 'node:fs/promises';
import type { ObjectBody } from '../../core/ports/object-store.ts';

/** Writes a body from where the file stands; the next chunk is made while one is written. */
export async function writeBody(handle: FileHandle, body: ObjectBody): Promise<void> {
  if (typeof body === 'string' || body instanceof Uint8Array) return handle.writeFile(body);
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of body) {
      await writing;
      writing = handle.writeFile(chunk);
      writing.catch(() => {}); // thrown when it is waited for
    }
  } finally {
    // Also where the source failed: the file is not closed under a write.
    await writing.catch(() => {});
  }
  await writing;
}
