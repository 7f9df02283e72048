import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import { ConfigurationError } from '../../errors.ts';
import { refuseOtherStrategy } from '../../estimators/dummy.ts';
import type { LearningTask } from '../../estimators/estimator.ts';
import { estimatorsFor, getEstimator } from '../../estimators/estimators.ts';
import { refuseWeightedExpansion } from '../../estimators/polynomial-features/expansion.ts';
import { familyOf } from './cost-model.ts';

const DEFAULT_ESTIMATORS: Readonly<Record<LearningTask, readonly GridEntry[]>> = {
  regression: [
    { estimator: 'ridge', grid: { alpha: { logspace: [-3, 3, 20] } } },
    { estimator: 'lasso', grid: { alpha: { logspace: [-4, 1, 20] } } },
  ],
  classification: [{ estimator: 'logistic', grid: { C: { logspace: [-3, 3, 20] } } }],
};

const DEFAULT_SCORING: Readonly<Record<LearningTask, readonly ScorerName[]>> = {
  regression: ['rmse'],
  classification: ['logLoss'],
};

/** The scores of a search; the first one decides. */
export function resolveScoring(
  { scoring }: Pick<TuneSection, 'scoring'>,
  task: LearningTask,
): readonly ScorerName[] {
  return scoring ?? DEFAULT_SCORING[task];
}

/**
 * The estimators of a search with their grids.
 * @param weight `data.weight`
 * @throws ConfigurationError for an estimator that cannot learn what the target holds, or takes no weights where there are some
 */
export function resolveEstimators(
  { estimators }: Pick<TuneSection, 'estimators'>,
  task: LearningTask,
  weight: string | null = null,
): readonly GridEntry[] {
  const entries = estimators ?? DEFAULT_ESTIMATORS[task];
  for (const entry of entries) {
    const { estimator, grid } = entry;
    // A trainer says itself what it cannot do.
    if (estimator === 'lambda') continue;
    refuseOtherTask(estimator, task);
    // Before the search: the baseline is fitted again at its end, and would be refused only then.
    if (entry.estimator === 'dummy') {
      const where = 'tune.estimators dummy grid.strategy';
      for (const strategy of entry.grid.strategy ?? []) refuseOtherStrategy(strategy, { task, where });
    }
    if (weight === null) continue;
    refuseWeight(estimator, weight);
    if ('degree' in grid && familyOf(entry) === 'leastSquares' && grid.degree?.some((degree) => degree > 1))
      refuseWeightedExpansion(estimator);
  }
  return entries;
}

/** The same that a configuration with named estimators is refused for, where they are the defaults. @throws ConfigurationError */
export function refusePointlessHalving(
  { search }: Pick<TuneSection, 'search'>,
  estimators: readonly GridEntry[],
): void {
  if (search.strategy !== 'halving') return;
  if (estimators.some((entry) => entry.estimator !== 'dummy' && familyOf(entry) !== 'leastSquares')) return;
  throw new ConfigurationError({
    where: 'tune.search.strategy',
    found: `halving for ${[...new Set(estimators.map(({ estimator }) => estimator))].join(', ')}, whose candidates are all fitted at once`,
    allowed: 'halving with estimators that share no work, such as kNeighbors or a trainer of your own',
    todo: 'Leave tune.search out, or name such estimators',
  });
}

function refuseWeight(estimator: string, weight: string): void {
  if (getEstimator(estimator).takesWeights) return;
  throw new ConfigurationError({
    where: `tune.estimators ${estimator}`,
    found: `${estimator} counts every row once, and data.weight is ${weight}`,
    allowed: 'estimators that take weights, or no data.weight',
    todo: `Remove ${estimator}, or leave data.weight out and list ${weight} under data.ignore`,
  });
}

const PREDICTS: Readonly<Record<LearningTask, string>> = { regression: 'numbers', classification: 'classes' };

function refuseOtherTask(estimator: string, task: LearningTask): void {
  const { tasks } = getEstimator(estimator);
  if (tasks.includes(task)) return;
  throw new ConfigurationError({
    where: `tune.estimators ${estimator}`,
    found: `${estimator} predicts ${PREDICTS[tasks[0]!]}, and the target holds ${PREDICTS[task]}`,
    allowed: estimatorsFor(task).join(', '),
    todo:
      task === 'regression'
        ? 'If the numbers of the target are names of classes, say so under data.types: { TARGET: category }'
        : 'If the target is a number, say so under data.types: { TARGET: number }',
  });
}

/** What is learnt, as far as the named estimators tell without data: numbers where they do not. */
export function assumedTask({ estimators }: Pick<TuneSection, 'estimators'>): LearningTask {
  // A trainer may learn either.
  const own = (estimators ?? []).filter(({ estimator }) => estimator !== 'lambda');
  const named = own.map(({ estimator }) => getEstimator(estimator));
  return named.some(({ tasks }) => !tasks.includes('regression')) ? 'classification' : 'regression';
}
