import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import type { CvResult } from '../../contracts/cv-results.ts';
import { DataRefusedError } from '../../errors.ts';
import { simplestWithinOneStandardError } from './one-standard-error.ts';

export interface ChoiceTask {
  readonly cvResults: readonly CvResult[];
  /** The first one decides. */
  readonly scorers: readonly ScorerName[];
  /** @default best */
  readonly selection?: TuneSection['selection'];
  /** The share of candidates (the baseline aside) that may fail, in [0, 1]. */
  readonly toleratedFailedShare: number;
}

const BASELINE = 'dummy';
const REASONS_SHOWN = 3;

/**
 * The best candidate by the deciding score, the first one of equals (or the simplest that is about as good: see `selection`), and the best baseline. The baseline is
 * ranked with the others and is never chosen, unless the search lists nothing else: being no better than it
 * is for the comparison to say.
 * One that was not evaluated for want of time is neither chosen nor failed.
 * @throws DataRefusedError when all candidates, or more than the tolerated share, have no deciding score
 */
export function chooseBest({ cvResults, scorers, selection = 'best', toleratedFailedShare }: ChoiceTask): {
  bestIndex: number;
  dummyIndex: number;
} {
  const decider = scorers[0]!;
  const baselines = cvResults.filter(({ estimator }) => estimator === BASELINE);
  const listed = cvResults.filter(({ estimator }) => estimator !== BASELINE);
  const candidates = ofLastRound(listed.length > 0 ? listed : baselines).filter(isEvaluated);
  const failed = candidates.filter(({ meanTestScore }) => !Number.isFinite(meanTestScore[decider]));
  const tolerated = toleratedFailedShare * candidates.length;
  if (failed.length === candidates.length || failed.length > tolerated) {
    refuse({ failed, nCandidates: candidates.length, toleratedFailedShare });
  }
  const bestIndex = firstBest(candidates, decider);
  const isSimplest = selection === 'oneStandardError';
  return {
    bestIndex: isSimplest ? simplestWithinOneStandardError({ cvResults, bestIndex, decider }) : bestIndex,
    dummyIndex: firstBest(baselines, decider),
  };
}

function isEvaluated({ isNotEvaluated = false }: CvResult): boolean {
  return !isNotEvaluated;
}

/** Of successive halving: a fit that failed on the few rows of an early round was outdone, and says nothing of the search. */
function ofLastRound(results: readonly CvResult[]): readonly CvResult[] {
  // Of very many results, as arguments of one call, the stack has no room.
  const last = results.reduce((latest, { round = 0 }) => Math.max(latest, round), 0);
  return results.filter(({ round = 0 }) => round === last);
}

function firstBest(results: readonly CvResult[], decider: ScorerName): number {
  const rank = (result: CvResult) => result.rankTestScore[decider]!;
  return results.reduce((best, result) => (rank(result) < rank(best) ? result : best)).candidateIndex;
}

interface Failure {
  readonly failed: readonly CvResult[];
  readonly nCandidates: number;
  readonly toleratedFailedShare: number;
}

function refuse({ failed, nCandidates, toleratedFailedShare }: Failure): never {
  const reasons = [...new Set(failed.map(({ estimator, error }) => `${estimator}: ${error}`))];
  const more = reasons.length > REASONS_SHOWN ? `; and ${reasons.length - REASONS_SHOWN} other reasons` : '';
  throw new DataRefusedError({
    where: 'tune.estimators',
    found: `${failed.length} of ${nCandidates} candidates failed (${reasons.slice(0, REASONS_SHOWN).join('; ')}${more})`,
    allowed: `at most ${Math.round(toleratedFailedShare * 100)}% of the candidates, and never all`,
    todo: 'See the column "error" of cv_results.csv, and correct or remove what cannot fit this data',
  });
}
