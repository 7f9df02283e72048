import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../emulator/repository.ts';

export { REPOSITORY } from '../emulator/repository.ts';

const ENTRY = join(REPOSITORY, 'bin', 'upkeep.ts');

interface RunOptions {
  /** @default this process's */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** Starts the command line from the sources, in its own folder, as a user's shell would. */
export function startUpkeep(
  args: readonly string[],
  cwd: string,
  { env = process.env }: RunOptions = {},
): { child: ChildProcess; finished: Promise<Finished> } {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [ENTRY, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout, stderr, seconds: (performance.now() - startedAt) / 1000 }),
    );
  });
  return { child, finished };
}

export function runUpkeep(args: readonly string[], cwd: string, options?: RunOptions): Promise<Finished> {
  return startUpkeep(args, cwd, options).finished;
}

/** A folder that is gone after the work, also when it throws. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'upkeep-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
