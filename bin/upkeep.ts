#!/usr/bin/env node
// Whole: an older Node, which has no compile cache, must come as far as to be told.
import nodeModule from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `upkeep needs Node 22.15 or newer; this is ${process.version}. Install a current Node, or from a clone: npm run upkeep.\n`,
  );
  process.exitCode = 2;
} else {
  // Node keeps what it has compiled in the system's temporary folder: the next start takes half the time.
  nodeModule.enableCompileCache();
  // `npm run` changes into the package's folder; the files that the user names are where npm was called.
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  if ((script === 'upkeep' || script === 'demo') && calledFrom !== undefined) process.chdir(calledFrom);
  const { main } = await import('../cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
