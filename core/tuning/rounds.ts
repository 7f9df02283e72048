import type { Plan, PlannedPath } from '../contracts/plan.ts';

/** The round of a plan that is under way: of a search in one go its only one. */
export interface LatestRound {
  /** Of the roles of the rows, so that a round of a plan made anew is not taken for it. */
  readonly rowsSha256: string;
  readonly round: number;
}

type Rounds = Pick<Plan, 'halving' | 'paths' | 'candidates' | 'rowsSha256'>;

export function latestRound({ halving, rowsSha256 = '' }: Pick<Plan, 'halving' | 'rowsSha256'>): LatestRound {
  return { rowsSha256, round: (halving?.candidateIndices.length ?? 1) - 1 };
}

/** Whether nothing is left to plan once the latest round is evaluated. */
export function isLastRound({ halving }: Pick<Plan, 'halving'>): boolean {
  return halving === undefined || halving.candidateIndices.length >= halving.nRounds;
}

/** The paths of the latest round. */
export function pathsOfRound(plan: Rounds): PlannedPath[] {
  const { round } = latestRound(plan);
  return plan.paths.filter((path) => (path.round ?? 0) === round);
}

/** The indices of its candidates. */
export function candidatesOfRound({ halving, candidates }: Rounds): readonly number[] {
  return halving?.candidateIndices.at(-1) ?? candidates.map(({ index }) => index);
}
