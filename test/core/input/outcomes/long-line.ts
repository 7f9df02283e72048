import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

const MAX_EXTRA_BYTES = 64 * 2 ** 20;
const MAX_CPU_MS = 2000;

interface Measured {
  readonly outcome: {
    readonly nRows?: number;
    readonly quarantined?: readonly {
      readonly line: number;
      readonly reason: string;
      readonly text: string;
    }[];
    readonly error?: string;
  };
  readonly cpuMs: number;
  readonly extraBytes: number;
}

/** What becomes of a text with a line of 100 MB, in less than 64 MiB of memory more and two seconds of a processor. */
export function readLongLine(name: string, head: string, tail: string): Measured['outcome'] {
  const script = join(import.meta.dirname, 'measure-long-line.ts');
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script, name, head, tail], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { outcome, cpuMs, extraBytes } = JSON.parse(stdout) as Measured;
  expect(extraBytes).toBeLessThan(MAX_EXTRA_BYTES);
  expect(cpuMs).toBeLessThan(MAX_CPU_MS);
  return outcome;
}
