import type { Candidate, PlannedPath } from '../../contracts/plan.ts';
import { ENGINE_FORMAT } from '../../contracts/versions.ts';
import { contentId } from '../../hashing/sha256.ts';
import { blocksOf, LONGEST_PATH_MS, type Work } from './blocks-of.ts';
import {
  descentNs,
  familyOf,
  nPreparations,
  type SearchSize,
  type SplitCost,
  splitCost,
} from './cost-model.ts';
import { expandedWidth } from './expanded-width.ts';
import { trainerWork } from './trainer-work.ts';

interface PlanTask extends SearchSize {
  readonly candidates: readonly Candidate[];
  /**
   * What else decides the scores, as JSON: the data set's id (and with it the `data` section), the roles of
   * the rows, the resolved cross-validation, the scoring, the `clean` section and the seed. Whatever is left
   * out here lets a stored result be taken for that of other work.
   */
  readonly identity: unknown;
  /** Of successive halving. @default 0 */
  readonly round?: number;
  /** Of the first path. @default 0 */
  readonly firstIndex?: number;
}

const NS_PER_MS = 1e6;

/**
 * Groups the candidates that share work into paths, families in the order of their first candidate; a path
 * estimated above 20 s is split into as few groups of folds as stay below, and a fold still above it by
 * blocks of candidates. A trainer that was brought along gets a path a candidate. Deterministic; O(candidates x families).
 */
export function planPaths(task: PlanTask): PlannedPath[] {
  const families = [...new Set(task.candidates.map(familyOf))];
  const work = families.flatMap((family) => parcelOut(family, task));
  const { round, firstIndex = 0 } = task;
  return work.map((path, at) => ({
    index: firstIndex + at,
    hash: pathHash(path, task),
    ...path,
    ...(round === undefined ? {} : { round }),
  }));
}

function parcelOut(family: string, task: PlanTask): Work[] {
  const candidates = task.candidates.filter((candidate) => familyOf(candidate) === family);
  const trainer = candidates[0]?.trainer;
  if (trainer !== undefined) return trainerWork({ family, trainer, candidates, size: task });
  const own = { ...task, nExpandedColumns: expandedWidth(candidates, task.nEncodedColumns) };
  const fitting = splitCost(family, own, nPreparations(family, candidates));
  const cost = { ...fitting, perCandidateNs: fitting.perCandidateNs + descentNs(candidates, own) };
  const splits = Array.from({ length: task.nSplits }, (_, split) => split);
  const work = (members: readonly Candidate[], splitIndices: readonly number[]): Work => ({
    family,
    candidateIndices: members.map(({ index }) => index),
    splitIndices,
    estimatedMs: estimateMs(cost, members.length, splitIndices.length),
  });
  const whole = work(candidates, splits);
  if (whole.estimatedMs <= LONGEST_PATH_MS) return [whole];
  const splitMs = estimateMs(cost, candidates.length, 1);
  const splitsAPath = Math.max(1, Math.floor(LONGEST_PATH_MS / splitMs));
  const folds = blocksOf(splits, Math.ceil(splits.length / splitsAPath));
  const blocks = blocksOf(candidates, nBlocksFor(cost, candidates.length));
  return folds.flatMap((fold) => blocks.map((block) => work(block, fold)));
}

function estimateMs({ sharedNs, perCandidateNs }: SplitCost, nCandidates: number, nSplits: number): number {
  return Math.ceil((nSplits * (sharedNs + nCandidates * perCandidateNs)) / NS_PER_MS);
}

/**
 * How many blocks bring one split below the limit. Every block pays the shared part again, so it never gets
 * less than that.
 */
function nBlocksFor({ sharedNs, perCandidateNs }: SplitCost, nCandidates: number): number {
  const limitNs = LONGEST_PATH_MS * NS_PER_MS;
  if (sharedNs + nCandidates * perCandidateNs <= limitNs) return 1;
  const budgetNs = Math.max(limitNs - sharedNs, sharedNs);
  const blockSize = Math.max(1, Math.floor(budgetNs / perCandidateNs));
  return Math.ceil(nCandidates / blockSize);
}

/**
 * Holds the candidates themselves, not their numbers, so that the same work in another run has the same name.
 */
function pathHash({ family, candidateIndices, splitIndices }: Work, task: PlanTask): string {
  const members = new Set(candidateIndices);
  const candidates = task.candidates
    .filter(({ index }) => members.has(index))
    .map(({ estimator, params, trainer }) => {
      if (trainer === undefined) return { estimator, params };
      // What is expected decides no score.
      const { expectedSeconds: _, ...spec } = trainer;
      return { estimator, params, trainer: spec };
    });
  return contentId({ identity: task.identity, family, candidates, splitIndices, engine: ENGINE_FORMAT });
}
