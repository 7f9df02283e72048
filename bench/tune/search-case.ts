/** A search that both sides do in memory, on data that both have. */
export interface SearchCase {
  /** What the command line calls it; several cases may share one. */
  readonly name: string;
  readonly what: string;
  readonly estimator: string;
  readonly data: DataShape;
  /** By parameter, as in `upkeep.yaml`; peers.py knows what scikit-learn calls them. */
  readonly grid: Readonly<Record<string, readonly (number | string)[]>>;
  readonly scorers: readonly string[];
  /** How many times faster than GridSearchCV it has to be; null: reported only. */
  readonly target: number | null;
  /**
   * How far scores may be apart, relative to theirs. Closed forms: 1e-9. Iterations stop at their own tolerance: 1e-6, and
   * the peer's scores are those of a run with a tighter one than its default, which is what its time is taken with.
   */
  readonly tolerance: 1e-9 | 1e-6;
}

export interface DataShape {
  readonly nRows: number;
  readonly nFeatures: number;
  /** The share of the cells that are missing. */
  readonly gaps: number;
  readonly target: 'number' | 'class';
}

/** One candidate's mean over the folds, by scorer, as a loss or a score: without scikit-learn's sign. */
export interface CandidateScores {
  readonly params: Readonly<Record<string, number | string>>;
  readonly scores: Readonly<Record<string, number>>;
}

export const N_FOLDS = 5;
