import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import type { Decision } from '../../contracts/decision.ts';
import type { Comparison } from '../../contracts/plan.ts';
import type { Prediction } from '../../estimators/estimator.ts';
import { SCORERS, scoreIfAny } from '../../scoring/scorers.ts';
import { comparableScore } from '../results/rank-scores.ts';
import { explainComparison, explainFirst, explainTooFew, type Scores } from './decision-reasons.ts';
import { pairedBootstrap } from './paired-bootstrap.ts';
import type { PairedPredictions } from './paired-predictions.ts';

/** `yTrue` and the predictions are of the comparison rows; empty without any. */
export interface PromotionTask extends PairedPredictions {
  readonly comparison: Comparison;
  readonly promote: TuneSection['promote'];
  /** Of the bootstrap. */
  readonly seed: number;
}

/** Rows below which a later model is not compared. */
const MIN_ROWS = 20;

/**
 * Whether the winner of a search becomes champion. The first model must score better than the dummy baseline
 * on its holdout, and is promoted unseen when there is none by configuration. A later one must beat the
 * champion on at least 20 rows that neither has seen: the one-sided bootstrap bound of the difference in loss
 * must be above `promote.margin`. Costs one paired bootstrap.
 */
export function decidePromotion(task: PromotionTask): Decision {
  return task.comparison.championVersion === null
    ? decideFirst(task)
    : decideAgainst(task.comparison.championVersion, task);
}

function decideFirst(task: PromotionTask): Decision {
  const unseen = task.comparison.kind === 'none';
  const scores = unseen || task.yTrue.length === 0 ? null : scoresOf(task);
  const promoted = unseen || (scores !== null && isBetter(scores, task.scorer));
  return {
    ...undecided(task, scores),
    outcome: promoted ? 'promoted' : 'challenger',
    reason: explainFirst({ unseen, promoted, scores }),
  };
}

function decideAgainst(version: number, task: PromotionTask): Decision {
  const { promote, yTrue, groups } = task;
  const nGroups = groups === undefined ? null : new Set(groups).size;
  const nGroupsNeeded = minGroups(promote.confidence);
  if (yTrue.length < MIN_ROWS || (nGroups !== null && nGroups < nGroupsNeeded)) {
    const few = { nRows: yTrue.length, nRowsNeeded: MIN_ROWS, nGroups, nGroupsNeeded };
    return { ...undecided(task, null), reason: explainTooFew(version, few) };
  }
  const scores = scoresOf(task);
  const difference = differenceOf(task, scores);
  const promoted = difference !== null && difference.lowerBound > promote.margin;
  return {
    ...undecided(task, scores),
    outcome: promoted ? 'promoted' : 'challenger',
    reason: explainComparison({ version, scores, difference }),
    difference,
  };
}

/** Null where a score is no finite number: then there is nothing to resample. */
function differenceOf(task: PromotionTask, { challenger, opponent }: Scores): Decision['difference'] {
  if (!Number.isFinite(challenger) || !Number.isFinite(opponent)) return null;
  const { promote } = task;
  const { estimate, lowerBound } = pairedBootstrap({ ...task, confidence: promote.confidence });
  return Number.isFinite(estimate) ? { estimate, lowerBound, ...promote } : null;
}

/**
 * With fewer groups, all of them in the challenger's favour would be no evidence at this confidence: by
 * chance alone that happens with probability 0.5 ** nGroups (the sign test). 5 groups at 95%.
 */
function minGroups(confidence: number): number {
  return Math.max(2, Math.ceil(Math.log2(1 / (1 - confidence))));
}

function scoresOf({ scorer, yTrue, classes, challenger, opponent }: PromotionTask): Scores {
  const scoreOf = (prediction: Prediction) => scoreIfAny(scorer, { yTrue, classes, ...prediction });
  return { scorer, nRows: yTrue.length, challenger: scoreOf(challenger), opponent: scoreOf(opponent) };
}

function isBetter({ challenger, opponent }: Scores, scorer: ScorerName): boolean {
  if (!Number.isFinite(challenger)) return false;
  const gain = comparableScore(challenger) - comparableScore(opponent);
  return SCORERS[scorer].greaterIsBetter ? gain > 0 : gain < 0;
}

function undecided({ comparison, scorer, yTrue }: PromotionTask, scores: Scores | null) {
  // JSON has no NaN, and a decision is kept as JSON.
  const finite = (score: number | undefined) => (Number.isFinite(score) ? score! : null);
  return {
    outcome: 'challenger' as const,
    againstVersion: comparison.championVersion,
    scorer,
    nRows: yTrue.length,
    challengerScore: finite(scores?.challenger),
    opponentScore: finite(scores?.opponent),
    difference: null,
  };
}
