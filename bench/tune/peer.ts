import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchData } from './make-data.ts';
import type { TimedSearch } from './own-search.ts';
import type { SearchCase } from './search-case.ts';

export const N_JOBS = [1, -1] as const;

/** scikit-learn in a process that stays, so that its imports and its workers are no part of a time. */
export interface Peer {
  readonly search: (
    searchCase: SearchCase,
    options: { readonly nJobs: number; readonly isTight?: boolean },
  ) => Promise<TimedSearch>;
  readonly end: () => void;
}

/** @param dataFile written by `writeData` */
export function startPeer(python: string, dataFile: string): Peer {
  const script = join(import.meta.dirname, 'peers.py');
  // Warnings of a search that stops early would be thousands of lines; scores are compared instead.
  const env = { ...process.env, PYTHONWARNINGS: 'ignore' };
  const child = spawn(python, [script, 'serve', dataFile], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async search({ data, estimator, grid, scorers }, { nJobs, isTight = false }) {
      child.stdin.write(`${JSON.stringify({ ...data, estimator, grid, scorers, nJobs, isTight })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('scikit-learn stopped; its reason is above');
      return JSON.parse(value) as TimedSearch;
    },
    end: () => child.stdin.end(),
  };
}

/** Columns, target and fold numbers, one after another as little-endian doubles. */
export function writeData(file: string, { columns, y, foldOf }: BenchData): void {
  writeFileSync(file, Buffer.concat([...columns, y, foldOf].map((part) => new Uint8Array(part.buffer))));
}
