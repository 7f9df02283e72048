import type { GridEntry } from '../../contracts/config/estimator-grids.ts';
import type { ScorerName } from '../../contracts/config/scorer-names.ts';
import type { TuneSection } from '../../contracts/config/tune-section.ts';
import { ConfigurationError } from '../../errors.ts';
import type { LearningTask } from '../../estimators/estimator.ts';
import { getEstimator } from '../../estimators/estimators.ts';

const DEFAULT_ESTIMATORS: Readonly<Record<LearningTask, readonly GridEntry[]>> = {
  regression: [{ estimator: 'ridge', grid: { alpha: { logspace: [-3, 3, 20] } } }],
  classification: [],
};

const DEFAULT_SCORING: Readonly<Record<LearningTask, readonly ScorerName[]>> = {
  regression: ['rmse'],
  classification: ['rmse'],
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
 * @throws ConfigurationError for an estimator that cannot learn what the target holds
 */
export function resolveEstimators(
  { estimators }: Pick<TuneSection, 'estimators'>,
  task: LearningTask,
): readonly GridEntry[] {
  const entries = estimators ?? DEFAULT_ESTIMATORS[task];
  for (const { estimator } of entries) if (estimator !== 'lambda') refuseOtherTask(estimator, task);
  return entries;
}

const PREDICTS: Readonly<Record<LearningTask, string>> = { regression: 'numbers', classification: 'classes' };

function refuseOtherTask(estimator: string, task: LearningTask): void {
  const { tasks } = getEstimator(estimator);
  if (tasks.includes(task)) return;
  throw new ConfigurationError({
    where: `tune.estimators ${estimator}`,
    found: `${estimator} predicts ${PREDICTS[tasks[0]!]}, and the target holds ${PREDICTS[task]}`,
    allowed: `an estimator of ${PREDICTS[task]}`,
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
