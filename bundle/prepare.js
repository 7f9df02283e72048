/**
 * What npm runs after `npm ci` in a clone and before it packs: makes `dist/`. Without the dev dependencies (`--omit=dev`) there is
 * nothing to make it with, which is no fault of an installation. JavaScript, since then the machine's own Node runs it.
 */
import { createRequire } from 'node:module';

if (hasEsbuild()) await import('./build.ts');
else {
  process.stderr.write(
    'upkeep: dist/, the command, is not built, which needs the dev dependencies. Run `npm ci` without --omit=dev.\n',
  );
  // A package without its command must not be made.
  if (['pack', 'publish'].includes(process.env.npm_command ?? '')) process.exitCode = 1;
}

function hasEsbuild() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}
