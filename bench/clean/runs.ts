import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleModules } from '../../bundle/bundle-modules.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const PROGRAM = join(REPOSITORY, '.cache', 'bench-program');

export const contenders = ['upkeep', 'pandas', 'polars'] as const;
export type Contender = (typeof contenders)[number];

export interface Measured {
  /** In the process, after its imports. */
  readonly ms: number;
  /** From start to end of the process. */
  readonly wholeMs: number;
  readonly peakMb: number;
  /** What a reading read: rows, sums of columns, counts of texts. */
  readonly sums: readonly number[] | null;
}

interface Run {
  readonly python: string;
  readonly tool: Contender;
  /** What to do, the input, and the rest: see peers.py. */
  readonly args: readonly string[];
}

/** Makes of the reference work what npm installs of the command: a bundle. */
export async function bundleReferenceWork(): Promise<void> {
  const entryPoints = {
    'reference-work': 'bench/clean/reference-work.ts',
    'second-thread-worker': 'adapters/local/second-thread-worker.ts',
  };
  await bundleModules(entryPoints, PROGRAM, { absWorkingDir: REPOSITORY });
}

/** Runs one contender once, as a process of its own. */
export function runOnce({ python, tool, args }: Run): Measured {
  const [mode, ...rest] = args;
  const isOurs = tool === 'upkeep';
  const script = isOurs ? join(PROGRAM, 'reference-work.js') : join(import.meta.dirname, 'peers.py');
  const command = isOurs
    ? [script, mode!, ...rest]
    : [script, mode!, ...(mode === 'convert' ? [] : [tool]), ...rest];
  const startMs = performance.now();
  // `upkeep` keeps its compiled code by itself, as Python does.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
  const answer = execFileSync(isOurs ? process.execPath : python, command, { encoding: 'utf8', env });
  const wholeMs = performance.now() - startMs;
  const { ms, peakKb, sums } = JSON.parse(answer) as { ms: number; peakKb: number; sums: number[] | null };
  return { ms, wholeMs, peakMb: peakKb / 1024, sums };
}

/** Throws where the finished data sets of the three differ: a time then says nothing. */
export function requireEqual({
  python,
  folder,
  digits,
}: {
  python: string;
  folder: string;
  digits: string;
}): void {
  const script = join(import.meta.dirname, 'peers.py');
  for (const peer of ['pandas', 'polars'])
    execFileSync(python, [script, 'compare', digits, join(folder, 'upkeep'), join(folder, peer)]);
}

/** Throws where the three did not read the same. */
export function requireSameSums(runs: readonly Measured[]): void {
  const [own, ...others] = runs.map(({ sums }) => sums ?? []);
  for (const other of others) {
    const isSame = other.every((sum, i) => Math.abs(sum - own![i]!) <= 1e-9 * Math.max(1, Math.abs(sum)));
    if (other.length === 0 || other.length !== own!.length || !isSame)
      throw new Error(`Not the same was read: ${own} and ${other}`);
  }
}
