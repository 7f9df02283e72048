import {
  CLASSIFICATION_SCORERS,
  REGRESSION_SCORERS,
  type ScorerName,
} from '../contracts/config/scorer-names.ts';
import { ConfigurationError } from '../errors.ts';
import type { LearningTask } from '../estimators/estimator.ts';
import { refuseManyClasses } from './many-classes.ts';
import { SCORERS } from './scorers.ts';

export interface ScoredTarget {
  /** The name of its column. */
  readonly target: string;
  readonly task: LearningTask;
  /** Of a classification; null for numbers. */
  readonly classes: readonly string[] | null;
}

/**
 * Whether the configured scores are for this target, before any search: those of the other task are refused, and those of the
 * positive class where there are more than two.
 * @throws ConfigurationError that names the first one refused
 */
export function checkScorers(scorers: readonly ScorerName[], { target, task, classes }: ScoredTarget): void {
  for (const name of scorers) {
    if (SCORERS[name].task !== task) throw ofOtherTask(name, { target, task });
    refuseManyClasses(name, classes);
  }
}

function ofOtherTask(name: ScorerName, { target, task }: Pick<ScoredTarget, 'target' | 'task'>) {
  const where = 'tune.scoring';
  if (task === 'regression') {
    return new ConfigurationError({
      where,
      found: `${name}, a score of classes, while the target "${target}" is a number`,
      allowed: REGRESSION_SCORERS.join(', '),
      todo: `If the numbers of ${target} are classes, say so with data.types: { ${target}: category }`,
    });
  }
  return new ConfigurationError({
    where,
    found: `${name}, a score of numbers, while the target "${target}" is a class`,
    allowed: CLASSIFICATION_SCORERS.join(', '),
    todo: `If ${target} is a number, say so with data.types: { ${target}: number }`,
  });
}
