import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { Candidate, CandidateResult, PathResult, PlannedPath } from '../../contracts/plan.ts';

export interface CollectTask {
  readonly candidates: readonly Candidate[];
  readonly paths: readonly PlannedPath[];
  /** In any order; some may be missing. */
  readonly pathResults: readonly PathResult[];
  /** Hashes of the paths that were not begun for want of time. @default none */
  readonly notBegun?: ReadonlySet<string>;
  readonly nSplits: number;
  readonly scorers: readonly ScorerName[];
}

const NOT_EVALUATED = 'not evaluated: tune.budget.seconds was used up before its work began';

export interface CandidateScores {
  /** `(nSplits,)` a scorer; `NaN` where there is none. */
  readonly scores: { readonly [scorer in ScorerName]?: readonly number[] };
  /** Of successive halving, the last one that the candidate took part in. */
  readonly round: number;
  /** The first reason that a path gave, or that a piece is missing. */
  readonly error: string | null;
  /** Nothing failed: a part was not begun. */
  readonly isNotEvaluated: boolean;
}

/** One candidate's part of one path. */
interface Piece {
  readonly round: number;
  readonly splitIndices: readonly number[];
  /** `undefined` when the path left no result for the candidate. */
  readonly result: CandidateResult | undefined;
  readonly isNotBegun: boolean;
}

/**
 * The scores of every candidate by split, from whatever paths hold a part of them; of successive halving those of its last round. A path's results are taken
 * in the order of its candidates, not by the index written in them: a path is named by its work, and an
 * earlier run that did the same work may have numbered its candidates otherwise.
 */
export function gatherScores({
  candidates,
  paths,
  pathResults,
  notBegun = new Set(),
  nSplits,
  scorers,
}: CollectTask): CandidateScores[] {
  const pieces = piecesByCandidate(paths, pathResults, notBegun);
  return candidates.map((_, index) => {
    const all = pieces.get(index) ?? [];
    const round = Math.max(0, ...all.map((piece) => piece.round));
    const own = all.filter((piece) => piece.round === round);
    const scores = scorers.map((scorer) => [scorer, scoresBySplit(own, scorer, nSplits)] as const);
    const isNotEvaluated = own.some(({ isNotBegun }) => isNotBegun) && statedError(own) === null;
    const error = isNotEvaluated ? NOT_EVALUATED : firstError(own, nSplits);
    return { scores: Object.fromEntries(scores), round, error, isNotEvaluated };
  });
}

function piecesByCandidate(
  paths: readonly PlannedPath[],
  pathResults: readonly PathResult[],
  notBegun: ReadonlySet<string>,
): Map<number, Piece[]> {
  const resultOf = new Map(pathResults.map((result) => [result.hash, result]));
  const pieces = new Map<number, Piece[]>();
  for (const { hash, candidateIndices, splitIndices, round = 0 } of paths) {
    for (const [position, candidate] of candidateIndices.entries()) {
      const result = resultOf.get(hash)?.results[position];
      const own = pieces.get(candidate) ?? [];
      own.push({ round, splitIndices, result, isNotBegun: result === undefined && notBegun.has(hash) });
      pieces.set(candidate, own);
    }
  }
  return pieces;
}

function scoresBySplit(pieces: readonly Piece[], scorer: ScorerName, nSplits: number): number[] {
  const scores = new Array<number>(nSplits).fill(Number.NaN);
  for (const { splitIndices, result } of pieces) {
    for (const [position, split] of splitIndices.entries()) {
      scores[split] = result?.splitTestScores[scorer]?.[position] ?? Number.NaN;
    }
  }
  return scores;
}

function statedError(pieces: readonly Piece[]): string | null {
  return pieces.find(({ result }) => typeof result?.error === 'string')?.result?.error ?? null;
}

function firstError(pieces: readonly Piece[], nSplits: number): string | null {
  const stated = statedError(pieces);
  if (stated !== null) return stated;
  const evaluated = new Set(
    pieces.filter(({ result }) => result).flatMap(({ splitIndices }) => splitIndices),
  );
  const missing = Array.from({ length: nSplits }, (_, split) => split).filter(
    (split) => !evaluated.has(split),
  );
  if (missing.length === 0) return null;
  return `no result for ${missing.length === 1 ? 'split' : 'splits'} ${missing.join(', ')}: the work was not finished`;
}
