import { keys } from '../../core/contracts/keys.ts';
import type { Plan } from '../../core/contracts/plan.ts';
import { inBatches } from '../../core/in-batches.ts';
import type { ObjectStore } from '../../core/ports/object-store.ts';
import { pathsOfRound } from '../../core/tuning/rounds.ts';
import { candidateProgress } from '../pipeline/candidate-progress.ts';

const N_AT_ONCE = 16;

/** Paths are evaluated in about their order, few at a time: the next ones are to be found among so many. */
const N_NEXT = 64;

/** How many candidates of a plan's latest round are done, given the hashes of the paths that have left a result. O(candidates) */
export function countCandidates(plan: Plan, isDone: (hash: string) => boolean): number {
  const nDoneAfter = candidateProgress(plan);
  let nDone = 0;
  for (const { index, hash } of plan.paths) if (isDone(hash)) nDone = nDoneAfter(index);
  return nDone;
}

/**
 * Counts again with each call. A path's result stays once it is there, so only paths that had none are looked for: the next
 * ones, or all of them.
 */
export function candidateCounter(store: ObjectStore): (plan: Plan, which: 'next' | 'all') => Promise<number> {
  const seen = new Set<string>();
  return async (plan, which) => {
    const open = pathsOfRound(plan).filter(({ hash }) => !seen.has(hash));
    await inBatches(which === 'all' ? open : open.slice(0, N_NEXT), N_AT_ONCE, async ({ hash }) => {
      if ((await store.head(keys.path(plan.model, hash))) !== undefined) seen.add(hash);
    });
    return countCandidates(plan, (hash) => seen.has(hash));
  };
}
