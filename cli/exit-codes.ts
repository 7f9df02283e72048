import { DataRefusedError, UpkeepError } from '../core/errors.ts';

/** What the process answers; `docs/command-line.md` explains each. */
export const EXIT = { ok: 0, alert: 1, usage: 2, dataRefused: 3, bug: 70, interrupted: 130 } as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof DataRefusedError) return EXIT.dataRefused;
  return error instanceof UpkeepError ? EXIT.usage : EXIT.bug;
}
