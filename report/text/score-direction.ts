import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import { SCORERS } from '../../core/scoring/scorers.ts';

export function scoreDirection(scorer: ScorerName): 'higher' | 'lower' {
  return SCORERS[scorer].greaterIsBetter ? 'higher' : 'lower';
}

/** Between which values a score can be: an error is not below 0, and what is better when higher not above 1. */
export function scoreBounds(scorer: ScorerName): readonly [low: number, high: number] {
  if (!SCORERS[scorer].greaterIsBetter) return [0, Number.POSITIVE_INFINITY];
  return [scorer === 'r2' ? Number.NEGATIVE_INFINITY : 0, 1];
}
