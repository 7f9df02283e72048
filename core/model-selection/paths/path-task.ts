import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { Candidate, CandidateResult } from '../../contracts/plan.ts';
import type { Table } from '../../table/table.ts';

/** Rows of the table, by index. */
export interface PathSplit {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Candidates that share their work, and the splits to evaluate them on. */
export interface PathTask {
  readonly table: Table;
  /** `(table.nRows,)`; `NaN` where unlabelled, which no split names. */
  readonly y: Float64Array;
  readonly featureColumns: readonly string[];
  readonly clean: CleanSection;
  /** `data.group`, which fills restart at. @default null */
  readonly group?: string | null;
  /** Names of the classes that `y` holds indices into. @default null: `y` holds numbers */
  readonly classes?: readonly string[] | null;
  /** `(table.nRows,)`, how often a row counts in a fit; scores count every row once. @default null: once */
  readonly weights?: Float64Array | null;
  readonly candidates: readonly Candidate[];
  readonly splits: readonly PathSplit[];
  readonly scorers: readonly ScorerName[];
  /** A clock in milliseconds, for `fitTimesMs`. @default none, and all times are 0 */
  readonly now?: () => number;
  /** On that clock, when the worker is ended: work that would not be done by then is not begun. @default never */
  readonly deadlineMs?: number | undefined;
}

/** A path under way. */
export interface PathWork extends PathTask {
  /** Asked before each piece of work. @throws OutOfTimeError */
  readonly checkTime: () => void;
}

export interface PathEvaluation {
  /** In the order of the candidates. */
  readonly results: readonly CandidateResult[];
  /** Mean over splits, one a candidate; work that candidates share counts in equal parts. */
  readonly fitTimesMs: readonly number[];
}
