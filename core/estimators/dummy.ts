import { meanOf } from '../linear-algebra/mean.ts';
import type { Estimator } from './estimator.ts';
import { fittedNumber, refuseNonFiniteFit, refuseUnfit } from './fitted-values.ts';
import { choiceParam, refuseUnknownParams } from './params.ts';
import { countedSamples } from './sample-weights.ts';
import { weightedMean, weightedMedian } from './weighted-centre.ts';

/**
 * The baseline that any model has to beat: a constant. Parameter: `strategy`, `mean` (default) or `median` of the target.
 * Of rows with weights, the weighted ones.
 * scikit-learn's DummyRegressor. O(nSamples log nSamples).
 */
export const dummy: Estimator = {
  name: 'dummy',
  tasks: ['regression'],
  takesWeights: true,
  family: 'dummy',
  complexity: () => 0,
  usesFeatures: false,
  fit(X, y, params, { sampleWeight = null } = {}) {
    refuseUnfit('dummy', X, y);
    refuseUnknownParams('dummy', params, ['strategy']);
    const strategy = choiceParam(params, { estimator: 'dummy', name: 'strategy' }, ['mean', 'median']);
    const constant =
      sampleWeight === null
        ? { mean: meanOf, median }[strategy](y)
        : weightedConstant(strategy, y, sampleWeight);
    refuseNonFiniteFit('dummy', [constant]);
    return { estimator: 'dummy', params, fitted: { constant } };
  },
  predict: (model, X) => new Float64Array(X.nSamples).fill(fittedNumber(model, 'constant')),
};

function weightedConstant(strategy: 'mean' | 'median', y: Float64Array, sampleWeight: Float64Array): number {
  const counted = countedSamples('dummy', y.length, sampleWeight);
  const values = Float64Array.from(counted, (i) => y[i]!);
  const weights = Float64Array.from(counted, (i) => sampleWeight[i]!);
  return { mean: weightedMean, median: weightedMedian }[strategy](values, weights);
}

function median(y: Float64Array): number {
  const ascending = y.toSorted();
  const middle = Math.floor(y.length / 2);
  if (y.length % 2 === 1) return ascending[middle]!;
  return (ascending[middle - 1]! + ascending[middle]!) / 2;
}
