import { meanOf } from '../linear-algebra/mean.ts';
import type { Estimator } from './estimator.ts';
import { fittedNumber, refuseNonFiniteFit, refuseUnfit } from './fitted-values.ts';
import { choiceParam, refuseUnknownParams } from './params.ts';

/**
 * The baseline that any model has to beat: a constant. Parameter: `strategy`, `mean` (default) or `median` of the target.
 * scikit-learn's DummyRegressor. O(nSamples log nSamples).
 */
export const dummy: Estimator = {
  name: 'dummy',
  tasks: ['regression'],
  family: 'dummy',
  complexity: () => 0,
  usesFeatures: false,
  fit(X, y, params) {
    refuseUnfit('dummy', X, y);
    refuseUnknownParams('dummy', params, ['strategy']);
    const strategy = choiceParam(params, { estimator: 'dummy', name: 'strategy' }, ['mean', 'median']);
    const constant = strategy === 'mean' ? meanOf(y) : median(y);
    refuseNonFiniteFit('dummy', [constant]);
    return { estimator: 'dummy', params, fitted: { constant } };
  },
  predict: (model, X) => new Float64Array(X.nSamples).fill(fittedNumber(model, 'constant')),
};

function median(y: Float64Array): number {
  const ascending = y.toSorted();
  const middle = Math.floor(y.length / 2);
  if (y.length % 2 === 1) return ascending[middle]!;
  return (ascending[middle - 1]! + ascending[middle]!) / 2;
}
