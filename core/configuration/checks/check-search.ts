import type { ModelConfig } from '../../contracts/config/model-config.ts';
import type { Finding } from '../finding.ts';

/** Estimators whose candidates share one set of sums, so that fewer rows for some of them save nothing. */
const SHARED_WORK: readonly string[] = ['linear', 'ridge', 'lasso', 'elasticNet', 'dummy'];

/** A search that cannot save what it is chosen for. */
export function checkSearch({ data, tune }: ModelConfig): Finding[] {
  const { search } = tune;
  if (search.strategy !== 'halving') return [];
  const estimators = tune.estimators ?? defaultsOf(data);
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

/** What is searched where nothing is named; only a declared type of the target tells that it holds classes. */
function defaultsOf({ target, types }: ModelConfig['data']): { readonly estimator: string }[] {
  const type = target === null ? undefined : types[target];
  const holdsClasses = type === 'category' || type === 'boolean';
  return holdsClasses ? [{ estimator: 'logistic' }] : [{ estimator: 'ridge' }, { estimator: 'lasso' }];
}
