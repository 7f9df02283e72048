import type { Plan } from '../../core/contracts/plan.ts';

/**
 * Counts candidates that are done: those of which every split was evaluated, whichever paths they are divided over. The
 * function takes the index of a path that ended and answers how many candidates are done by then.
 */
export function candidateProgress({
  candidates,
  paths,
  nSplits,
}: Pick<Plan, 'candidates' | 'paths' | 'nSplits'>): (pathIndex: number) => number {
  const splitsLeft = candidates.map(() => nSplits);
  let nDone = 0;
  return (pathIndex) => {
    const { candidateIndices, splitIndices } = paths[pathIndex]!;
    for (const candidate of candidateIndices) {
      splitsLeft[candidate]! -= splitIndices.length;
      if (splitsLeft[candidate] === 0) nDone++;
    }
    return nDone;
  };
}
