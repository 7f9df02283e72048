import { expect, test } from 'vitest';
import { getEstimator } from '../../../core/estimators/estimators.ts';
import { familyOf } from '../../../core/model-selection/search/cost-model.ts';

const NAMES = [
  'linear',
  'ridge',
  'lasso',
  'elasticNet',
  'multivariateLinear',
  'polynomial',
  'exponential',
  'power',
  'theilSen',
  'robustPolynomial',
  'kNeighbors',
  'logistic',
  'dummy',
];

test.each(NAMES)('%s is found by its name, in the family that the planner plans for', (name) => {
  const estimator = getEstimator(name);
  expect([estimator.name, estimator.family]).toEqual([name, familyOf({ estimator: name })]);
});

test('a name that nobody has is refused with the names there are', () => {
  expect(() => getEstimator('forest')).toThrow(
    `estimator: there is no estimator "forest". Allowed: ${NAMES.join(', ')}.`,
  );
});
