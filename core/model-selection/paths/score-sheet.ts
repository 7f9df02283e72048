import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { CandidateResult } from '../../contracts/plan.ts';
import type { PathEvaluation, PathTask } from './path-task.ts';

export type Scores = ReadonlyMap<ScorerName, number>;

/** Which cell of the sheet: positions in the task's candidates and splits. */
export interface SheetCell {
  readonly candidate: number;
  readonly split: number;
}

/** Where the definition of a score ends. */
const WHY: { readonly [scorer in ScorerName]?: string } = {
  msle: ', as a logarithm needs values above -1',
  rocAuc: ', as a class is missing from the test part',
  averagePrecision: ', as a class is missing from the test part',
  r2: ', as it needs 2 rows or more',
};

/** Gathers what becomes of each candidate on each split. */
export interface ScoreSheet {
  /** A score that is not finite becomes `null`, with the reason. */
  record(cell: SheetCell, scores: Scores, solver: string | null): void;
  fail(cell: SheetCell, error: unknown): void;
  addTime(candidate: number, ms: number): void;
  finish(): PathEvaluation;
}

export function scoreSheet({ candidates, splits, scorers }: PathTask): ScoreSheet {
  const lines = candidates.map(() => ({
    scores: new Map(scorers.map((scorer) => [scorer, splits.map((): number | null => null)])),
    errors: new Map<number, string>(),
    solvers: new Set<string>(),
    ms: 0,
  }));
  return {
    record({ candidate, split }, scores, solver) {
      const line = lines[candidate]!;
      if (solver !== null) line.solvers.add(solver);
      for (const [scorer, score] of scores) {
        if (Number.isFinite(score)) line.scores.get(scorer)![split] = score;
        else if (!line.errors.has(split))
          line.errors.set(
            split,
            `${scorer} is ${score}: it is not defined for these rows${WHY[scorer] ?? ''}.`,
          );
      }
    },
    fail({ candidate, split }, error) {
      lines[candidate]!.errors.set(split, error instanceof Error ? error.message : String(error));
    },
    addTime(candidate, ms) {
      lines[candidate]!.ms += ms;
    },
    finish: () => ({
      results: lines.map(
        ({ scores, errors, solvers }, position): CandidateResult => ({
          candidateIndex: candidates[position]!.index,
          splitTestScores: Object.fromEntries(scores),
          error: errorText(errors, splits.length),
          solver: solvers.size === 0 ? null : [...solvers].sort().join('+'),
        }),
      ),
      fitTimesMs: lines.map(({ ms }) => ms / Math.max(1, splits.length)),
    }),
  };
}

/** The first split's reason. Splits are counted, not numbered: a path may hold only some of the search's. */
function errorText(errors: ReadonlyMap<number, string>, nSplits: number): string | null {
  if (errors.size === 0) return null;
  const first = errors.get(Math.min(...errors.keys()))!;
  return errors.size === nSplits ? first : `${first} (On ${errors.size} of ${nSplits} splits.)`;
}
