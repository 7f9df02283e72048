import type { Plan } from '../../core/contracts/plan.ts';
import { latestRound } from '../../core/tuning/rounds.ts';

/**
 * Counts candidates of a plan's latest round that are done: those of which every split was evaluated, whichever paths they are divided over. The
 * function takes the index of a path that ended and answers how many candidates are done by then.
 */
export function candidateProgress(
  plan: Pick<Plan, 'candidates' | 'halving' | 'paths' | 'nSplits'>,
): (pathIndex: number) => number {
  const splitsLeft = plan.candidates.map(() => plan.nSplits);
  const { round } = latestRound(plan);
  let nDone = 0;
  return (pathIndex) => {
    const path = plan.paths[pathIndex]!;
    if ((path.round ?? 0) !== round) return nDone;
    const { candidateIndices, splitIndices } = path;
    for (const candidate of candidateIndices) {
      splitsLeft[candidate]! -= splitIndices.length;
      if (splitsLeft[candidate] === 0) nDone++;
    }
    return nDone;
  };
}
