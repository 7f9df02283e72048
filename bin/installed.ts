#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The command as npm installs it, `dist/bin/upkeep.js`: a bundle. In a clone its sources lie beside it, and run in its place
 * when one was changed since, so that an old bundle never answers for them.
 */
const FOLDERS = ['bin', 'cli', 'core', 'adapters', 'report'];
const root = join(import.meta.dirname, '../..');
const sources = join(root, 'bin', 'upkeep.ts');
const isOutdated = existsSync(sources) && newestMs() > statSync(import.meta.filename).ctimeMs;
await (isOutdated ? import(pathToFileURL(sources).href) : import('./upkeep.ts'));

/** When a source was last written, added, moved or taken away. */
function newestMs(): number {
  const paths = FOLDERS.flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  ]);
  return Math.max(...paths.map((path) => statSync(join(root, path)).ctimeMs));
}
