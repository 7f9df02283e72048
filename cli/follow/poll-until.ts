const FIRST_INTERVAL_MS = 500;
const LAST_INTERVAL_MS = 3000;
const GROWTH = 1.5;

/** Waiting for something that happens elsewhere. */
export interface Waiting {
  readonly nowMs: () => number;
  readonly sleep: (durationMs: number) => Promise<void>;
  readonly deadlineMs: number;
  /** What is thrown once the deadline has passed. */
  readonly timedOut: () => Error;
}

/**
 * Looks again and again until there is an answer: after half a second at first, then at intervals that grow to three seconds,
 * and a last time at the deadline. @throws what `timedOut` makes
 */
export async function pollUntil<T>(look: () => Promise<T | undefined>, waiting: Waiting): Promise<T> {
  for (let intervalMs = FIRST_INTERVAL_MS; ; intervalMs = Math.min(LAST_INTERVAL_MS, intervalMs * GROWTH)) {
    const answer = await look();
    if (answer !== undefined) return answer;
    const leftMs = waiting.deadlineMs - waiting.nowMs();
    if (leftMs <= 0) throw waiting.timedOut();
    await waiting.sleep(Math.min(intervalMs, leftMs));
  }
}
