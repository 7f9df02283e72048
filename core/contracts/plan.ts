import type { TrainerSpec } from './config/grids/trainer-grid.ts';
import type { ScorerName } from './config/scorer-names.ts';
import type { LearningTask } from './learning-task.ts';
import type { Params } from './model-artefact.ts';

/** One point of the search space. */
export interface Candidate {
  readonly index: number;
  /** A name of Upkeep's, or a trainer's. */
  readonly estimator: string;
  /** Sorted by name, as in scikit-learn's ParameterGrid. May hold `normalize`. */
  readonly params: Params;
  /** Who evaluates it, where that is a trainer that was brought along; `estimator` is then its name. */
  readonly trainer?: TrainerSpec;
}

/** Candidates that share their work, and the folds of them that one worker evaluates. */
export interface PlannedPath {
  readonly index: number;
  /** Names the result; the same for the same work in another run. */
  readonly hash: string;
  readonly family: string;
  readonly candidateIndices: readonly number[];
  readonly splitIndices: readonly number[];
  readonly estimatedMs: number;
  /** Of successive halving, from 0. @default 0 */
  readonly round?: number;
}

/** Successive halving: each round judges fewer candidates on more rows. */
export interface Halving {
  /** How many rounds there will be. */
  readonly nRounds: number;
  /** Rows of each round, ascending, `(nRounds,)`: shares of the rows to search. */
  readonly nRows: readonly number[];
  /** The candidates of the rounds that are planned so far: the later ones wait for the scores of those before. */
  readonly candidateIndices: readonly (readonly number[])[];
}

/** What a row is for: the bytes of `rows-<hash>.bin`. */
export const ROW_ROLE = { unlabelled: 0, search: 1, holdout: 2 } as const;

/** How the rows were chosen on which the winner is compared. */
export interface Comparison {
  /** newest: the newest rows. hash: rows by the hash of their id. unseen: rows neither model was fitted on. none: no holdout. */
  readonly kind: 'newest' | 'hash' | 'unseen' | 'none';
  readonly nRows: number;
  /** The champion's version, or null: the opponent is the dummy baseline. */
  readonly championVersion: number | null;
  /** Why the champion cannot be compared on this data set, one sentence; absent when it can. */
  readonly obstacle?: string;
}

export const PLAN_FORMAT = 'upkeep-plan/2';

/** `models/<model>/runs/<runId>/plan.json` */
export interface Plan {
  readonly format: typeof PLAN_FORMAT;
  readonly model: string;
  readonly runId: string;
  readonly datasetId: string;
  readonly task: LearningTask;
  /** What the target's numbers are indices into; null where it holds numbers. */
  readonly classes: readonly string[] | null;
  /** The first one decides. */
  readonly scoring: readonly ScorerName[];
  readonly featureColumns: readonly string[];
  /** Hex SHA-256 of the rows' roles. A plan without it names no rows, and is made again. */
  readonly rowsSha256?: string;
  readonly nSearchRows: number;
  readonly nUnlabelled: number;
  readonly nSplits: number;
  readonly comparison: Comparison;
  /** What a person should know of the splits and of what was left out, a sentence each; absent without any. */
  readonly notices?: readonly string[];
  readonly candidates: readonly Candidate[];
  /** Candidates that the grids have and `tune.budget` leaves out. @default 0 */
  readonly nLeftOut?: number;
  /** Absent where every candidate is judged on all rows. */
  readonly halving?: Halving;
  /** Of the rounds planned so far. */
  readonly paths: readonly PlannedPath[];
}

/** One candidate's scores on the splits that a path evaluated. */
export interface CandidateResult {
  readonly candidateIndex: number;
  /** By scorer, one number a split of the path; `null` where the fit failed or the score was not finite. */
  readonly splitTestScores: { readonly [scorer: string]: readonly (number | null)[] };
  readonly error: string | null;
  readonly solver: string | null;
}

/** `models/<model>/paths/<hash>.json` */
export interface PathResult {
  readonly format: 'upkeep-path/1';
  readonly hash: string;
  readonly splitIndices: readonly number[];
  readonly results: readonly CandidateResult[];
  /** Of its evaluation, the reading of the data set included; not reproducible. Absent in those of an earlier version. */
  readonly elapsedMs?: number;
  /** Mean over splits, one a candidate of the path; not reproducible either. */
  readonly fitTimesMs: readonly number[];
}
