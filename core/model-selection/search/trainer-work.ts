import { MAX_CALLS_SECONDS, type TrainerSpec } from '../../contracts/config/grids/trainer-grid.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { blocksOf, LONGEST_PATH_MS, type Work } from './blocks-of.ts';
import { type SearchSize, trainerCallNs } from './cost-model.ts';

const NS_PER_MS = 1e6;

interface TrainerTask {
  readonly family: string;
  readonly trainer: TrainerSpec;
  /** Of this trainer. */
  readonly candidates: readonly Candidate[];
  readonly size: SearchSize;
}

/**
 * One candidate a path, as nothing is shared, with as many of its splits as stay below 20 s as expected; were every call to
 * take all the time that it may, a worker would still come to its end.
 */
export function trainerWork({ family, trainer, candidates, size }: TrainerTask): Work[] {
  const callMs = trainerCallNs(trainer, size) / NS_PER_MS;
  const nExpected = Math.floor(LONGEST_PATH_MS / callMs);
  const nAllowed = Math.floor(MAX_CALLS_SECONDS / trainer.timeoutSeconds);
  const splits = Array.from({ length: size.nSplits }, (_, split) => split);
  const splitsAPath = Math.max(1, Math.min(nExpected, nAllowed, splits.length));
  const blocks = blocksOf(splits, Math.ceil(splits.length / splitsAPath));
  return candidates.flatMap(({ index }) =>
    blocks.map((splitIndices) => ({
      family,
      candidateIndices: [index],
      splitIndices,
      estimatedMs: Math.ceil(callMs * splitIndices.length),
    })),
  );
}
