/** Whether this Node is new enough for the command. If not, it is told, and the exit code is 2. Runs on older ones, too. */
export function isNodeNewEnough(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return true;
  process.stderr.write(
    `upkeep needs Node 22.15 or newer; this is v${process.versions.node}. Install a current Node, or from a clone: npm run upkeep.\n`,
  );
  process.exitCode = 2;
  return false;
}
