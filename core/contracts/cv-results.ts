import type { ScorerName } from './config/scorer-names.ts';
import type { Params } from './model-artefact.ts';

/** One row of `cv_results.csv`. A score that does not exist is `NaN`. */
export interface CvResult {
  readonly candidateIndex: number;
  readonly estimator: string;
  readonly params: Params;
  readonly splitTestScores: { readonly [scorer in ScorerName]?: readonly number[] };
  readonly meanTestScore: { readonly [scorer in ScorerName]?: number };
  /** Population standard deviation over the splits, as scikit-learn's. */
  readonly stdTestScore: { readonly [scorer in ScorerName]?: number };
  /** 1 is best; equal scores share a rank; a score that does not exist ranks last. */
  readonly rankTestScore: { readonly [scorer in ScorerName]?: number };
  /** Of successive halving, the last one that the candidate took part in; a later one ranks before. @default 0 */
  readonly round?: number;
  /** Left out for want of time, which is no failure. @default false */
  readonly isNotEvaluated?: boolean;
  readonly error: string | null;
}
