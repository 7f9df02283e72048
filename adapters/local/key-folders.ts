import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from './file-errors.ts';
import { decodePart, encodeParts } from './key-path.ts';

export interface FoundKey {
  readonly key: string;
  readonly path: string;
}

/**
 * The keys under `root` that start with `prefix`, ascending by UTF-16 code units, a folder at a time: memory grows with the
 * largest folder, not with the tree. Names that no key maps to (hidden files, `.tmp`) are passed over.
 * `isItem` says whether an entry stands for a key itself; every folder is descended into as well.
 */
export async function* listKeys(
  root: string,
  prefix: string,
  isItem: (entry: Dirent) => boolean,
): AsyncGenerator<FoundKey> {
  const folderKey = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const folder = folderKey === '' ? root : join(root, ...encodeParts(folderKey.slice(0, -1)));
  yield* walk({ folder, folderKey, prefix, isItem });
}

interface Walk {
  readonly folder: string;
  /** Empty, or ends with a slash. */
  readonly folderKey: string;
  readonly prefix: string;
  readonly isItem: (entry: Dirent) => boolean;
}

async function* walk({ folder, folderKey, prefix, isItem }: Walk): AsyncGenerator<FoundKey> {
  const branches: { key: string; path: string; descend: boolean }[] = [];
  for (const entry of await entriesOf(folder)) {
    const part = decodePart(entry.name);
    if (part === undefined || !`${folderKey}${part}/`.startsWith(prefix)) continue;
    const path = join(folder, entry.name);
    const key = folderKey + part;
    if (isItem(entry) && key.startsWith(prefix)) branches.push({ key, path, descend: false });
    if (entry.isDirectory()) branches.push({ key: `${key}/`, path, descend: true });
  }
  // With its slash a folder sorts where its keys do: `a.csv` comes before `a/b`, `a0` after.
  branches.sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, path, descend } of branches) {
    if (descend) yield* walk({ folder: path, folderKey: key, prefix, isItem });
    else yield { key, path };
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
