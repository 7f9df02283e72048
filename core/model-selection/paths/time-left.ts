import type { PathTask } from './path-task.ts';

/** What writing the results takes, and a piece of work of usual size: paths are planned to last 20 s. */
const MARGIN_MS = 20_000;

/**
 * A check to be made before each piece of work of a path: throws once less than a margin is left, of 20 s or as long as the longest
 * piece so far, since the next one may last as long and whoever is stopped in it loses all. It does nothing without a deadline.
 */
export function timeLeft({ now, deadlineMs }: Pick<PathTask, 'now' | 'deadlineMs'>): () => void {
  if (now === undefined || deadlineMs === undefined) return () => {};
  let lastMs = now();
  let longestMs = MARGIN_MS;
  return () => {
    const nowMs = now();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
    if (deadlineMs - nowMs < longestMs) throw new OutOfTimeError();
  };
}

/** The fate of the work that a worker has no time for. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';

  constructor() {
    super(
      'ran out of time: too little was left of what the worker has to begin this. Fewer rows, or candidates that are quicker to fit, need less',
    );
  }
}
