import { setTimeout } from 'node:timers/promises';

/** For everything that a deployment does by itself. Below the time-out of a test, so that it is named what did not come. */
const BUDGET_SECONDS = 240;
const PAUSE_MS = 400;

/** Looks until there is something to see. @throws {Error} that names what was awaited */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const endMs = performance.now() + BUDGET_SECONDS * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > endMs) throw new Error(`${what}: not within ${BUDGET_SECONDS} s`);
    await setTimeout(PAUSE_MS);
  }
}
