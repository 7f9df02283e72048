import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/** Estimators whose candidates share one set of sums, so that fewer rows for some of them save nothing. */
const SHARED_WORK: readonly string[] = ['linear', 'ridge', 'lasso', 'elasticNet', 'dummy'];

/** A search that cannot save what it is chosen for. */
export function checkSearch({ tune }: ModelConfig): Finding[] {
  const { search } = tune;
  // What is searched by default depends on the target, which only the data tell: Plan looks again.
  if (search.strategy !== 'halving' || tune.estimators === null) return [];
  const { estimators } = tune;
  if (estimators.some(({ estimator }) => !SHARED_WORK.includes(estimator))) return [];
  const named = [...new Set(estimators.map(({ estimator }) => estimator))].join(', ');
  return [
    {
      path: ['tune', 'search', 'strategy'],
      found: `found halving for ${named}, whose candidates are all fitted at once: it would save nothing, and may drop the best`,
      allowed: 'halving with estimators that share no work, such as kNeighbors or a trainer of your own',
      todo: 'Leave tune.search out.',
    },
  ];
}
