import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of the test's own, and what removes it. */
export async function temporaryFolder(): Promise<{ root: string; dispose: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'upkeep-test-'));
  return { root, dispose: () => rm(root, { recursive: true, force: true }) };
}
