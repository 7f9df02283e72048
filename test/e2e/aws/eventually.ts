import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 400;

/** Looks until there is something to see. @throws {Error} that names what was awaited */
export async function eventually<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const endMs = performance.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > endMs) throw new Error(`${what}: not within ${seconds} s`);
    await setTimeout(PAUSE_MS);
  }
}
