import { Writable } from 'node:stream';
import { main } from '../../cli/main.ts';
import type { Ports } from '../../core/ports/ports.ts';

export interface MainResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with its streams caught. */
export function runMain(...argv: string[]): Promise<MainResult> {
  return runWith(undefined, argv);
}

/** The same where every stack has these ports. */
export function runOnStack(ports: Ports, ...argv: string[]): Promise<MainResult> {
  return runWith(ports, argv);
}

async function runWith(ports: Ports | undefined, argv: readonly string[]): Promise<MainResult> {
  const stdout = collector();
  const stderr = collector();
  const streams = { stdout: stdout.stream, stderr: stderr.stream, interactive: false };
  const code = await main(argv, ports === undefined ? { streams } : { streams, connect: async () => ports });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

export function collector() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
