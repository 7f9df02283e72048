/**
 * Makes `dist/`, the command as npm installs it: `npm run build`. npm runs it by itself after `npm ci` in a clone and before it
 * packs. The workers lie beside the chunks that start them.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleModules } from './bundle-modules.ts';
import { licencesOf } from './licences.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
const metafile = await bundleModules(
  {
    'bin/upkeep': 'bin/installed.ts',
    'path-worker': 'adapters/local/path-worker.ts',
    'second-thread-worker': 'adapters/local/second-thread-worker.ts',
  },
  dist,
  { absWorkingDir: root },
);
writeFileSync(join(dist, 'LICENCES.txt'), licencesOf(metafile, root));
