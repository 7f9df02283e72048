import type { TuneSection } from '../../contracts/config/tune-section.ts';
import type { Candidate } from '../../contracts/plan.ts';
import { expandGrid, type GridTask } from './parameter-grid.ts';
import { sampleCandidates } from './sample-candidates.ts';

/**
 * The candidates that a search goes through, as its strategy says.
 * @throws ConfigurationError as `expandGrid` and `sampleCandidates`
 */
export function listCandidates(
  { search, seed }: Pick<TuneSection, 'search' | 'seed'>,
  space: GridTask,
): Candidate[] {
  if (search.strategy !== 'random') return expandGrid(space);
  return sampleCandidates({ ...space, nIter: search.nIter, seed: search.seed ?? seed });
}
