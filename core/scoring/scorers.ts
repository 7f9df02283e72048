import {
  type ClassificationScorerName,
  REGRESSION_SCORERS,
  type ScorerName,
} from '../contracts/config/scorer-names.ts';
import { refuseUnequal } from './check-rows.ts';
import { confusionScore, isConfusionScorer } from './confusion-scores.ts';
import { isOrderScorer, orderScore } from './error-order.ts';
import { scoreFromSums, variationOf } from './error-sums.ts';
import { isMeanScorer, MEAN_SCORES, meanScore } from './mean-scores.ts';
import { isRankingScorer, rankingScore } from './ranking-scores.ts';
import type { ScoredRows, Scorer } from './scorer.ts';

/** Scores as scikit-learn defines them, with our sign: an error or a loss is positive. O(n), or O(n x classes). */
export const SCORERS: Readonly<Record<ScorerName, Scorer>> = {
  rmse: scorer('rmse', { isLoss: true }),
  mse: scorer('mse', { isLoss: true }),
  mae: scorer('mae', { isLoss: true }),
  mape: scorer('mape', { isLoss: true }),
  medae: scorer('medae', { isLoss: true }),
  r2: scorer('r2'),
  msle: scorer('msle', { isLoss: true }),
  maxError: scorer('maxError', { isLoss: true }),
  accuracy: scorer('accuracy'),
  balancedAccuracy: scorer('balancedAccuracy'),
  precision: scorer('precision'),
  recall: scorer('recall'),
  f1: scorer('f1'),
  precisionMacro: scorer('precisionMacro'),
  recallMacro: scorer('recallMacro'),
  f1Macro: scorer('f1Macro'),
  precisionWeighted: scorer('precisionWeighted'),
  recallWeighted: scorer('recallWeighted'),
  f1Weighted: scorer('f1Weighted'),
  logLoss: scorer('logLoss', { isLoss: true, needsProbabilities: true }),
  rocAuc: scorer('rocAuc', { needsProbabilities: true }),
  averagePrecision: scorer('averagePrecision', { needsProbabilities: true }),
  brier: scorer('brier', { isLoss: true, needsProbabilities: true }),
};

/** The score of a model that may have no probabilities, such as one fitted elsewhere: `NaN` where the score needs them. */
export function scoreIfAny(name: ScorerName, rows: ScoredRows): number {
  const { needsProbabilities, score } = SCORERS[name];
  return needsProbabilities && rows.probabilities === null ? Number.NaN : score(rows);
}

function scorer(name: ScorerName, { isLoss = false, needsProbabilities = false } = {}): Scorer {
  const score = (rows: ScoredRows) => {
    refuseUnequal(rows);
    return scoreOf(name, rows);
  };
  const task = isOfNumbers(name) ? 'regression' : 'classification';
  return { name, task, greaterIsBetter: !isLoss, needsProbabilities, score };
}

function isOfNumbers(name: ScorerName): name is Exclude<ScorerName, ClassificationScorerName> {
  return (REGRESSION_SCORERS as readonly string[]).includes(name);
}

function scoreOf(name: ScorerName, rows: ScoredRows): number {
  if (isMeanScorer(name)) return meanScore(MEAN_SCORES[name], rows);
  if (isConfusionScorer(name)) return confusionScore(name, rows);
  if (isRankingScorer(name)) return rankingScore(name, rows);
  if (isOrderScorer(name)) return orderScore(name, rows);
  return r2(rows);
}

function r2({ yTrue, yPred }: ScoredRows): number {
  let squaredError = 0;
  for (let row = 0; row < yTrue.length; row++) {
    const error = yTrue[row]! - yPred[row]!;
    squaredError += error * error;
  }
  const sums = { n: yTrue.length, squaredError, absoluteError: Number.NaN, variation: variationOf(yTrue) };
  return scoreFromSums('r2', sums);
}
