import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '../../core/contracts/json.ts';
import { DamagedArtefactError } from '../../core/errors.ts';
import type { Registry, RegistryItem } from '../../core/ports/registry.ts';
import { createFile, replaceFile } from './atomic-file.ts';
import { isAbsent } from './file-errors.ts';
import { listKeys } from './key-folders.ts';
import { pathOfKey } from './key-path.ts';
import { removeAbandoned } from './temporary-file.ts';

/** How many of the newest revisions keep their content, for a person to look at. */
const N_KEPT = 20;

/**
 * A folder an item, a file a revision: `model/cars/00000001.json`. A revision's name is created exclusively, once, and never
 * removed, which is what makes compare-and-set right: a writer that slept for a day still finds its name taken. Revisions
 * older than the last 20 are emptied, so that they cost a name and no block. Content is flushed to the disk before its name
 * appears: unlike objects, a registry cannot be made again.
 */
export function createFileRegistry(root: string): Registry {
  let tidied: Promise<void> | undefined;
  return {
    read: async (key) => readNewest(pathOfKey(root, key), key),
    write: async (key, value, expectedRevision) => {
      const folder = pathOfKey(root, key);
      if (expectedRevision > 0 && !(await exists(revisionPath(folder, expectedRevision)))) return false;
      const revision = expectedRevision + 1;
      if (await exists(revisionPath(folder, revision))) return false;
      tidied ??= removeAbandoned(root, Date.now());
      await tidied;
      const body = `${JSON.stringify(value, null, 2)}\n`;
      const won = await createFile({ root, key, path: revisionPath(folder, revision), body, sync: true });
      if (won && revision > N_KEPT) {
        await replaceFile({ root, key, path: revisionPath(folder, revision - N_KEPT), body: '' });
      }
      return won;
    },
    list: (prefix) => listItems(root, prefix),
  };
}

async function* listItems(root: string, prefix: string): AsyncGenerator<RegistryItem> {
  for await (const { key, path } of listKeys(root, prefix, (entry) => entry.isDirectory())) {
    const item = await readNewest(path, key);
    if (item) yield item;
  }
}

async function readNewest(folder: string, key: string): Promise<RegistryItem | undefined> {
  for (;;) {
    const revision = await newestRevision(folder);
    if (revision === 0) return undefined;
    const text = await readFile(revisionPath(folder, revision), 'utf8');
    if (text !== '') return { key, value: parse(text, key, revision), revision };
    // Emptied since it was found to be the newest, so at least 20 newer ones exist.
    if (!(await exists(revisionPath(folder, revision + 1)))) throw damaged(key, revision);
  }
}

/**
 * Names are contiguous from 1 and never go away, so doubling and halving finds the last one in `2 log2(revision)` look-ups,
 * without reading a folder that grows with every write.
 */
async function newestRevision(folder: string): Promise<number> {
  let above = 1;
  while (await exists(revisionPath(folder, above))) above *= 2;
  let newest = Math.floor(above / 2);
  while (above - newest > 1) {
    const middle = Math.floor((newest + above) / 2);
    if (await exists(revisionPath(folder, middle))) newest = middle;
    else above = middle;
  }
  return newest;
}

function revisionPath(folder: string, revision: number): string {
  return join(folder, `${String(revision).padStart(8, '0')}.json`);
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

function parse(text: string, key: string, revision: number): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(key, revision, error);
  }
}

function damaged(key: string, revision: number, cause?: unknown): DamagedArtefactError {
  return new DamagedArtefactError(
    {
      where: `registry item ${JSON.stringify(key)}, revision ${revision}`,
      found: 'no JSON',
      todo: 'Restore its file',
    },
    { cause },
  );
}
