import { link, mkdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { explainLinkError, explainWriteError, hasCode } from './file-errors.ts';
import { type AtomicWrite, type FileStamp, writeTemporary } from './temporary-file.ts';

/** Writes outside the listing and renames into place: a reader sees the old file, the new one or none. */
export async function replaceFile(write: AtomicWrite): Promise<FileStamp> {
  const { path, ...stamp } = await writeTemporary(write);
  try {
    await inFolderOf(write.path, () => rename(path, write.path));
    return stamp;
  } catch (error) {
    await unlink(path).catch(() => {});
    throw explainWriteError(error, write.key, write.root);
  }
}

/**
 * As `replaceFile`, but only if the name is free: of any number of processes at once exactly one gets `true`. A hard link
 * is what publishes a finished file if and only if its name is free; a rename would replace, an exclusive open would show
 * the file before it is whole.
 */
export async function createFile(write: AtomicWrite): Promise<boolean> {
  const { path } = await writeTemporary(write);
  try {
    await inFolderOf(write.path, () => link(path, write.path));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await isFile(write.path))) return false;
    throw explainWriteError(explainLinkError(error, write.root), write.key, write.root);
  } finally {
    await unlink(path).catch(() => {});
  }
}

/** Tries first and makes the folder only when it is missing: most writes go where another one went before. */
async function inFolderOf(path: string, publish: () => Promise<void>): Promise<void> {
  try {
    await publish();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(dirname(path), { recursive: true });
    await publish();
  }
}

async function isFile(path: string): Promise<boolean> {
  // A part of the path may itself be a file: then nothing is there.
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
