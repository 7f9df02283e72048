#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNodeNewEnough } from './node-version.ts';

/**
 * The command as npm installs it, `dist/bin/upkeep.js`: a bundle. In a clone its sources lie beside it, and run in its place
 * when one was changed since, so that an old bundle never answers for them.
 */
const FOLDERS = ['bin', 'cli', 'core', 'adapters', 'report'];
const bundle = fileURLToPath(import.meta.url);
const root = join(bundle, '../../..');
const sources = join(root, 'bin', 'upkeep.ts');

if (isNodeNewEnough()) {
  if (!isOutdated()) await import('./upkeep.ts');
  else if (process.features.typescript) await import(pathToFileURL(sources).href);
  else {
    process.stderr.write(
      `upkeep: the sources in ${root} are newer than the command in dist/, and Node ${process.version} does not run them. Run \`npm run build\` there.\n`,
    );
    process.exitCode = 2;
  }
}

function isOutdated(): boolean {
  return existsSync(sources) && newestMs() > statSync(bundle).ctimeMs;
}

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
