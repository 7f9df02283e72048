#!/usr/bin/env node
// Whole: an older Node, which has no compile cache, must come as far as to be told.
import nodeModule from 'node:module';
import { isNodeNewEnough } from './node-version.ts';

if (isNodeNewEnough()) {
  // Node keeps what it has compiled in the system's temporary folder: the next start takes half the time.
  nodeModule.enableCompileCache();
  // `npm run` changes into the package's folder; the files that the user names are where npm was called.
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  if ((script === 'upkeep' || script === 'demo') && calledFrom !== undefined) process.chdir(calledFrom);
  const { main } = await import('../cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
