import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { Candidate, CandidateResult, PathResult, PlannedPath } from '../../contracts/plan.ts';

export interface CollectTask {
  readonly candidates: readonly Candidate[];
  readonly paths: readonly PlannedPath[];
  /** In any order; some may be missing. */
  readonly pathResults: readonly PathResult[];
  readonly nSplits: number;
  readonly scorers: readonly ScorerName[];
}

export interface CandidateScores {
  /** `(nSplits,)` a scorer; `NaN` where there is none. */
  readonly scores: { readonly [scorer in ScorerName]?: readonly number[] };
  /** Of successive halving, the last one that the candidate took part in. */
  readonly round: number;
  /** The first reason that a path gave, or that a piece is missing. */
  readonly error: string | null;
}

/** One candidate's part of one path. */
interface Piece {
  readonly round: number;
  readonly splitIndices: readonly number[];
  /** `undefined` when the path left no result for the candidate. */
  readonly result: CandidateResult | undefined;
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
  nSplits,
  scorers,
}: CollectTask): CandidateScores[] {
  const pieces = piecesByCandidate(paths, pathResults);
  return candidates.map((_, index) => {
    const all = pieces.get(index) ?? [];
    const round = Math.max(0, ...all.map((piece) => piece.round));
    const own = all.filter((piece) => piece.round === round);
    const scores = scorers.map((scorer) => [scorer, scoresBySplit(own, scorer, nSplits)] as const);
    return { scores: Object.fromEntries(scores), round, error: firstError(own, nSplits) };
  });
}

function piecesByCandidate(
  paths: readonly PlannedPath[],
  pathResults: readonly PathResult[],
): Map<number, Piece[]> {
  const resultOf = new Map(pathResults.map((result) => [result.hash, result]));
  const pieces = new Map<number, Piece[]>();
  for (const { hash, candidateIndices, splitIndices, round = 0 } of paths) {
    for (const [position, candidate] of candidateIndices.entries()) {
      const result = resultOf.get(hash)?.results[position];
      const own = pieces.get(candidate) ?? [];
      own.push({ round, splitIndices, result });
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

function firstError(pieces: readonly Piece[], nSplits: number): string | null {
  const stated = pieces.find(({ result }) => typeof result?.error === 'string')?.result?.error;
  if (stated !== undefined && stated !== null) return stated;
  const evaluated = new Set(
    pieces.filter(({ result }) => result).flatMap(({ splitIndices }) => splitIndices),
  );
  const missing = Array.from({ length: nSplits }, (_, split) => split).filter(
    (split) => !evaluated.has(split),
  );
  if (missing.length === 0) return null;
  return `no result for ${missing.length === 1 ? 'split' : 'splits'} ${missing.join(', ')}: the work was not finished`;
}
