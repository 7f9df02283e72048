import type { TuneSection } from '../../contracts/config/tune-section.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { expandGrid } from './parameter-grid.ts';
import { sampleCandidates } from './sample-candidates.ts';

/**
 * The candidates that a search goes through, as its strategy says.
 * @param features the columns that may be features
 * @throws ConfigurationError as `expandGrid` and `sampleCandidates`
 */
export function listCandidates(
  { search, estimators, seed }: Pick<TuneSection, 'search' | 'estimators' | 'seed'>,
  features: readonly string[],
): Candidate[] {
  if (search.strategy === 'grid') return expandGrid({ estimators, features });
  return sampleCandidates({ estimators, features, nIter: search.nIter, seed: search.seed ?? seed });
}
