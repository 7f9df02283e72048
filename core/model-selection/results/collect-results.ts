import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { CvResult } from '../../contracts/cv-results.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import { type CandidateScores, type CollectTask, gatherScores } from './gather-scores.ts';
import { rankByRound } from './rank-scores.ts';

type ByScorer<T> = { readonly [scorer in ScorerName]?: T };

/**
 * Puts the results of the paths together: scores by split, mean, population standard deviation and rank of
 * each candidate. A candidate that lacks a finite score on any split has a mean of `NaN`, the last rank and
 * an `error` that says why. O(candidates x splits x scorers). Source: scikit-learn's `cv_results_`.
 */
export function collectResults(task: CollectTask): CvResult[] {
  const { candidates, scorers } = task;
  const gathered = gatherScores(task);
  const means = byScorer(scorers, (scorer) => gathered.map(({ scores }) => mean(scores[scorer]!)));
  const rounds = gathered.map(({ round }) => round);
  const ranks = byScorer(scorers, (scorer) =>
    rankByRound(means[scorer]!, rounds, SCORERS[scorer].greaterIsBetter),
  );
  return candidates.map(({ estimator, params }, index) => {
    const { scores, round, error, isNotEvaluated } = gathered[index]!;
    return {
      candidateIndex: index,
      estimator,
      params,
      splitTestScores: scores,
      meanTestScore: byScorer(scorers, (scorer) => means[scorer]![index]!),
      stdTestScore: byScorer(scorers, (scorer) => populationStd(scores[scorer]!)),
      rankTestScore: byScorer(scorers, (scorer) => ranks[scorer]![index]!),
      ...(round === 0 ? {} : { round }),
      ...(isNotEvaluated ? { isNotEvaluated } : {}),
      error: error ?? notFinite(scores, scorers),
    };
  });
}

function byScorer<T>(scorers: readonly ScorerName[], value: (scorer: ScorerName) => T): ByScorer<T> {
  return Object.fromEntries(scorers.map((scorer) => [scorer, value(scorer)]));
}

function notFinite(scores: CandidateScores['scores'], scorers: readonly ScorerName[]): string | null {
  for (const scorer of scorers) {
    const split = scores[scorer]!.findIndex((score) => !Number.isFinite(score));
    if (split !== -1) return `the ${scorer} of split ${split} is not a finite number`;
  }
  return null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function populationStd(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
