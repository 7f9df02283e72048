import { randomInteger, seededGenerator } from '../../random/seeded-generator.ts';
import type { Split } from './split.ts';

export interface Draws {
  readonly nDraws: number;
  /** Of each draw. */
  readonly nSplits: number;
  /** Each draw has a seed of its own. */
  readonly seed: number;
  readonly draw: (seed: number) => readonly Split[];
}

/**
 * The splits of several draws, one after another. A draw is made when a part of it is read, and only the last one is kept: a
 * hundred draws of a million rows would take a gigabyte.
 */
export function splitsOfDraws({ nDraws, nSplits, seed, draw }: Draws): Split[] {
  const random = seededGenerator(seed);
  const seeds = Array.from({ length: nDraws }, () => randomInteger(random, 2 ** 32));
  let last: { readonly index: number; readonly splits: readonly Split[] } | null = null;
  const drawn = (index: number) => {
    if (last?.index !== index) last = { index, splits: draw(seeds[index]!) };
    return last.splits;
  };
  return Array.from({ length: nDraws * nSplits }, (_, position) => {
    const index = Math.floor(position / nSplits);
    const split = position % nSplits;
    return {
      get train() {
        return drawn(index)[split]!.train;
      },
      get test() {
        return drawn(index)[split]!.test;
      },
    };
  });
}
