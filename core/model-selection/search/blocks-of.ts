import type { PlannedPath } from '../../contracts/plan.ts';

/** A path before it has a number and a name. */
export type Work = Pick<PlannedPath, 'family' | 'candidateIndices' | 'splitIndices' | 'estimatedMs'>;

/** Work estimated above this is split: long enough to be worth a worker's start, short enough to balance. */
export const LONGEST_PATH_MS = 20_000;

/** Contiguous blocks whose sizes differ by at most one. */
export function blocksOf<T>(items: readonly T[], nBlocks: number): T[][] {
  const start = (block: number) => Math.floor((block * items.length) / nBlocks);
  return Array.from({ length: nBlocks }, (_, block) => items.slice(start(block), start(block + 1)));
}
