import { type Ranking, rankClasses } from './ranking.ts';
import type { ScoredRows } from './scorer.ts';

/** How often the row at a place of the ranking counts. */
type CountAt = (place: number) => number;
type RankingScore = (ranking: Ranking, countAt: CountAt) => number;

/** The score of one ranking; of several classes their plain mean is taken. */
export const RANKING_SCORES = {
  /** scikit-learn's `roc_auc_score`, of more than two classes `multi_class="ovr"` with `labels`. */
  rocAuc: areaUnderRoc,
  /** scikit-learn's `average_precision_score`, of more than two classes of the indicators of all of them. */
  averagePrecision,
} satisfies { readonly [name: string]: RankingScore };

export type RankingScorerName = keyof typeof RANKING_SCORES;

export function isRankingScorer(name: string): name is RankingScorerName {
  return name in RANKING_SCORES;
}

/** `NaN` without rows, and where a probability is no number. O(n) a class. */
export function rankingScore(name: RankingScorerName, rows: ScoredRows): number {
  const rankings = rankClasses(rows);
  if (rankings === null || rows.yTrue.length === 0) return Number.NaN;
  const once = () => 1;
  return rankings.reduce((sum, ranking) => sum + RANKING_SCORES[name](ranking, once), 0) / rankings.length;
}

/**
 * The probability that a row of the class is ranked before another one, ties counting half. Not defined, `NaN`, where no row,
 * or every row, is of the class. O(n).
 */
function areaUnderRoc({ isPositive, isLastOfTie }: Ranking, countAt: CountAt): number {
  let truePositives = 0;
  let falsePositives = 0;
  let tiedTrue = 0;
  let tiedFalse = 0;
  let area = 0;
  for (let place = 0; place < isPositive.length; place++) {
    const count = countAt(place);
    if (isPositive[place] === 1) tiedTrue += count;
    else tiedFalse += count;
    if (isLastOfTie[place] === 0) continue;
    area += tiedFalse * (truePositives + tiedTrue / 2);
    truePositives += tiedTrue;
    falsePositives += tiedFalse;
    tiedTrue = 0;
    tiedFalse = 0;
  }
  return area / (truePositives * falsePositives);
}

/** The mean of the precision at each threshold, weighted by what it adds to recall; 0 where no row is of the class. O(n). */
function averagePrecision({ isPositive, isLastOfTie }: Ranking, countAt: CountAt): number {
  let truePositives = 0;
  let predicted = 0;
  let tiedTrue = 0;
  let sum = 0;
  for (let place = 0; place < isPositive.length; place++) {
    const count = countAt(place);
    predicted += count;
    if (isPositive[place] === 1) tiedTrue += count;
    if (isLastOfTie[place] === 0 || tiedTrue === 0) continue;
    truePositives += tiedTrue;
    sum += tiedTrue * (truePositives / predicted);
    tiedTrue = 0;
  }
  return truePositives === 0 ? 0 : sum / truePositives;
}
