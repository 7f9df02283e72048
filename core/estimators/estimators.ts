import { ConfigurationError } from '../errors.ts';
import { dummy } from './dummy.ts';
import { elasticNet } from './elastic-net.ts';
import type { Estimator, LearningTask } from './estimator.ts';
import { exponential } from './exponential.ts';
import { kNeighbors } from './k-neighbors.ts';
import { lasso } from './lasso.ts';
import { linear } from './linear.ts';
import { logistic } from './logistic.ts';
import { multivariateLinear } from './multivariate-linear.ts';
import { polynomial } from './polynomial.ts';
import { power } from './power.ts';
import { ridge } from './ridge.ts';
import { robustPolynomial } from './robust-polynomial.ts';
import { theilSen } from './theil-sen.ts';

const ESTIMATORS: ReadonlyMap<string, Estimator> = new Map(
  [
    linear,
    ridge,
    lasso,
    elasticNet,
    multivariateLinear,
    polynomial,
    exponential,
    power,
    theilSen,
    robustPolynomial,
    kNeighbors,
    logistic,
    dummy,
  ].map((estimator) => [estimator.name, estimator]),
);

/** The names of those that learn this. */
export function estimatorsFor(task: LearningTask): string[] {
  return [...ESTIMATORS.values()].filter(({ tasks }) => tasks.includes(task)).map(({ name }) => name);
}

/** Undefined for a trainer that was brought along. */
export function findEstimator(name: string): Estimator | undefined {
  return ESTIMATORS.get(name);
}

/** The estimator of this name. @throws ConfigurationError that lists the names there are */
export function getEstimator(name: string): Estimator {
  const estimator = findEstimator(name);
  if (estimator !== undefined) return estimator;
  throw new ConfigurationError({
    where: 'estimator',
    found: `there is no estimator ${JSON.stringify(name)}`,
    allowed: [...ESTIMATORS.keys()].join(', '),
  });
}
