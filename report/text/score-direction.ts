import type { ScorerName } from '../../core/contracts/config/scorer-names.ts';
import { SCORERS } from '../../core/scoring/scorers.ts';

export function scoreDirection(scorer: ScorerName): 'higher' | 'lower' {
  return SCORERS[scorer].greaterIsBetter ? 'higher' : 'lower';
}
