import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeBody } from '../../adapters/local/write-body.ts';
import type { ObjectBody, ObjectStore } from '../../core/ports/object-store.ts';

/** Copies objects out of the store under their own names, in chunks. An object that does not exist is left out. */
export async function copyFiles(
  store: ObjectStore,
  objectKeys: readonly string[],
  outDir: string,
): Promise<string[]> {
  const copied: string[] = [];
  for (const key of objectKeys) {
    if ((await store.head(key)) === undefined) continue;
    const file = join(resolve(outDir), key.slice(key.lastIndexOf('/') + 1));
    await writeFileAtomically(file, store.open(key));
    copied.push(file);
  }
  return copied;
}

/** A reader of the file sees the old one or the new one, never a part. A failure leaves nothing behind. */
export async function writeFileAtomically(file: string, body: ObjectBody): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    await writeBody(handle, body).finally(() => handle.close());
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}
