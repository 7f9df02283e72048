import { randomUUID } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectBody } from '../../core/ports/object-store.ts';
import { explainWriteError, hasCode, isAbsent } from './file-errors.ts';
import { writeBody } from './write-body.ts';

export interface FileStamp {
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  /** Changes whenever the file is written. */
  readonly version: string;
}

export interface AtomicWrite {
  /** Holds `.tmp`; on the file system of `path`. */
  readonly root: string;
  readonly path: string;
  /** What the caller calls it, for messages. */
  readonly key: string;
  readonly body: ObjectBody;
  /**
   * Whether the bytes are on the disk before the name appears. A killed process loses nothing either way; a power failure
   * can leave a name without its content.
   * @default false
   */
  readonly sync?: boolean;
}

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Writes the body under a name that nobody reads, ready to be moved or linked into place. */
export async function writeTemporary({
  root,
  body,
  sync,
  key,
}: AtomicWrite): Promise<FileStamp & { path: string }> {
  const folder = join(root, '.tmp');
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  const handle = await openNew(folder, path).catch((error) => {
    throw explainWriteError(error, key, root);
  });
  try {
    await writeBody(handle, body);
    const now = fineTimeSeconds();
    await handle.utimes(now, now);
    if (sync) await handle.sync();
    return { path, ...stampOf(await handle.stat({ bigint: true })) };
  } catch (error) {
    await unlink(path).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
}

export function stampOf(found: BigIntStats): FileStamp {
  return {
    sizeBytes: Number(found.size),
    modifiedAtMs: Number(found.mtimeMs),
    version: `${found.mtimeNs.toString(36)}-${found.size.toString(36)}-${found.ino.toString(36)}`,
  };
}

/** Removes what killed processes left in `.tmp`. Best effort: another process may be doing the same. */
export async function removeAbandoned(root: string, nowMs: number): Promise<void> {
  const folder = join(root, '.tmp');
  const names = await readdir(folder).catch((error) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && nowMs - found.mtimeMs > ABANDONED_AFTER_MS) await unlink(path).catch(() => {});
  }
}

async function openNew(folder: string, path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true });
    return await open(path, 'wx');
  }
}

// Many kernels (Linux before 6.13) stamp files with their tick, 1 to 10 ms, and a freed inode number is handed out again at
// once, so that two writes within a tick could not be told apart. The wall clock's millisecond with the fraction of a fine
// clock can.
function fineTimeSeconds(): number {
  return Date.now() / 1000 + Number(process.hrtime.bigint() % 1_000_000n) / 1e9;
}
