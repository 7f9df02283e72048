import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { CvResult } from '../../contracts/cv-results.ts';
import { findEstimator, getEstimator } from '../../estimators/estimators.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import { comparableScore } from './rank-scores.ts';

interface OneStandardErrorTask {
  readonly cvResults: readonly CvResult[];
  /** Of the candidate with the best mean score. */
  readonly bestIndex: number;
  readonly decider: ScorerName;
}

/**
 * The simplest candidate of the best one's family whose mean score is no further from the best than one standard error of the
 * best one's mean over the splits, by the declared complexity; of equals the better, then the first. The best one itself where
 * there are fewer than 2 splits, and where it is a trainer's, which declares no complexity. O(candidates).
 * Source: Breiman, Friedman, Olshen, Stone, "Classification and Regression Trees", 1984, section 3.4.3; the standard error is
 * the sample standard deviation (ddof 1) of the splits' scores over the root of their number.
 */
export function simplestWithinOneStandardError({
  cvResults,
  bestIndex,
  decider,
}: OneStandardErrorTask): number {
  const best = cvResults[bestIndex]!;
  const family = findEstimator(best.estimator)?.family;
  if (family === undefined) return bestIndex;
  const lossOf = ({ meanTestScore }: CvResult) =>
    (SCORERS[decider].greaterIsBetter ? -1 : 1) * comparableScore(meanTestScore[decider]!);
  const limit = lossOf(best) + standardError(best.splitTestScores[decider]!);
  let simplest = { result: best, complexity: complexityOf(best) };
  for (const result of cvResults) {
    // Scores of another round are of other rows.
    if ((result.round ?? 0) !== (best.round ?? 0)) continue;
    if (findEstimator(result.estimator)?.family !== family || !(lossOf(result) <= limit)) continue;
    const complexity = complexityOf(result);
    const isBetter = complexity === simplest.complexity && lossOf(result) < lossOf(simplest.result);
    if (complexity < simplest.complexity || isBetter) simplest = { result, complexity };
  }
  return simplest.result.candidateIndex;
}

function complexityOf({ estimator, params: { normalize: _, ...params } }: CvResult): number {
  return getEstimator(estimator).complexity(params);
}

/** `NaN` for a single split: nothing is within it. */
function standardError(scores: readonly number[]): number {
  const n = scores.length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return Math.sqrt(squares / (n - 1) / n);
}
