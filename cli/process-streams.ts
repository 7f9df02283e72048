import { EXIT } from './exit-codes.ts';
import type { Streams } from './output/output.ts';

/** The streams of this process, which is interrupted with a word of what becomes of its work. */
export function processStreams(): Streams {
  // Whoever reads our output may stop before its end, as `head` does: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  let farewell = 'Interrupted. What was finished is kept: the same command goes on from there.';
  // By default the other two end a process without its `exit` event, at which trainers are ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stderr.write(`\n${farewell}\n`);
      process.exit(EXIT.interrupted);
    });
  }
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    interactive: canSpin(process.stderr),
    whenInterrupted: (text) => {
      farewell = text;
    },
  };
}

/** A pseudo-terminal of no width, as build servers have, would make the spinner clear endless lines. */
export function canSpin({ isTTY, columns }: { isTTY?: boolean; columns?: number }): boolean {
  return isTTY === true && columns !== undefined && columns > 0;
}
