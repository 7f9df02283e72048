#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `upkeep needs Node 22.12 or newer; this is ${process.version}. Install a current Node and try again.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import('../cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
