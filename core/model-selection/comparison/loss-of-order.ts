import type { Prediction } from '../../estimators/estimator.ts';
import { isOrderScorer, ORDER_SCORES, type OrderScorerName, orderErrors } from '../../scoring/error-order.ts';
import { rankClasses } from '../../scoring/ranking.ts';
import { RANKING_SCORES, type RankingScorerName } from '../../scoring/ranking-scores.ts';
import { SCORERS } from '../../scoring/scorers.ts';
import type { PairedLoss, PairedPredictions, Units } from './paired-predictions.ts';

type Ordered = PairedPredictions & { readonly scorer: OrderScorerName | RankingScorerName };

/** The score of one model when each unit counts as often as `counts`, `(nUnits,)`, says. */
type CountedScore = (counts: Int32Array) => number;

/**
 * By a score that needs the rows in order, of errors or of probabilities: each model's are sorted once, and a difference walks
 * through them with the number of times that each row was drawn. O(nSamples), and as much a difference.
 */
export function lossOfOrder(predictions: Ordered, units: Units): PairedLoss {
  const challenger = countedScore(predictions, predictions.challenger, units);
  const opponent = countedScore(predictions, predictions.opponent, units);
  const sign = SCORERS[predictions.scorer].greaterIsBetter ? 1 : -1;
  const { nUnits } = units;
  const counts = new Int32Array(nUnits);
  return {
    nUnits,
    difference: (choose) => {
      counts.fill(0);
      for (let draw = 0; draw < nUnits; draw++) counts[choose(draw)]! += 1;
      return sign * (challenger(counts) - opponent(counts));
    },
  };
}

function countedScore(
  { yTrue, classes, scorer }: Ordered,
  prediction: Prediction,
  { unitOf }: Units,
): CountedScore {
  const rows = { yTrue, classes, ...prediction };
  const unitsOf = (ordered: Int32Array) => ordered.map((row) => unitOf[row]!);
  if (isOrderScorer(scorer)) {
    const order = orderErrors(rows);
    if (order === null) return () => Number.NaN;
    const unitAt = unitsOf(order.rows);
    return (counts) => ORDER_SCORES[scorer](order.errors, (place) => counts[unitAt[place]!]!);
  }
  const rankings = rankClasses(rows);
  if (rankings === null) return () => Number.NaN;
  const ranked = rankings.map((ranking) => ({ ranking, unitAt: unitsOf(ranking.rows) }));
  return (counts) => {
    let sum = 0;
    for (const { ranking, unitAt } of ranked) {
      sum += RANKING_SCORES[scorer](ranking, (place) => counts[unitAt[place]!]!);
    }
    return sum / ranked.length;
  };
}
