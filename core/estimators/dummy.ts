import { ConfigurationError } from '../errors.ts';
import { meanOf } from '../linear-algebra/mean.ts';
import {
  CLASS_STRATEGIES,
  classBaselineProbabilities,
  fitClassBaseline,
  predictClassBaseline,
} from './class-baseline.ts';
import type { Estimator, LearningTask } from './estimator.ts';
import { fittedNumber, refuseNonFiniteFit, refuseUnfit } from './fitted-values.ts';
import { choiceParam, refuseUnknownParams } from './params.ts';
import { countedSamples } from './sample-weights.ts';
import { weightedMean, weightedMedian } from './weighted-centre.ts';

const NUMBER_STRATEGIES = ['mean', 'median'] as const;

/**
 * The baseline that any model has to beat: a constant. Parameter: `strategy`, `mean` (default) or `median` of the target, of
 * classes `prior` (default: their shares) or `mostFrequent`; of rows with weights, the weighted ones.
 * scikit-learn's DummyRegressor and DummyClassifier. O(nSamples log nSamples).
 */
export const dummy: Estimator = {
  name: 'dummy',
  tasks: ['regression', 'classification'],
  family: 'dummy',
  complexity: () => 0,
  takesWeights: true,
  usesFeatures: false,
  fit(X, y, params, { classes = null, sampleWeight = null } = {}) {
    refuseUnknownParams('dummy', params, ['strategy']);
    const task = classes === null ? 'regression' : 'classification';
    refuseOtherStrategy(params.strategy, { task, where: 'dummy strategy' });
    if (classes !== null) return fitClassBaseline({ X, y, nClasses: classes.length, sampleWeight }, params);
    refuseUnfit('dummy', X, y);
    const strategy = choiceParam(params, { estimator: 'dummy', name: 'strategy' }, NUMBER_STRATEGIES);
    const constant =
      sampleWeight === null
        ? { mean: meanOf, median }[strategy](y)
        : weightedConstant(strategy, y, sampleWeight);
    refuseNonFiniteFit('dummy', [constant]);
    return { estimator: 'dummy', params, fitted: { constant } };
  },
  predict: (model, X) =>
    'probabilities' in model.fitted
      ? predictClassBaseline(model, X)
      : new Float64Array(X.nSamples).fill(fittedNumber(model, 'constant')),
  predictProbabilities: classBaselineProbabilities,
};

/** A strategy of the other task is no slip of the pen: it says so. @throws ConfigurationError */
export function refuseOtherStrategy(
  strategy: unknown,
  { task, where }: { readonly task: LearningTask; readonly where: string },
): void {
  const [own, others] =
    task === 'regression' ? [NUMBER_STRATEGIES, CLASS_STRATEGIES] : [CLASS_STRATEGIES, NUMBER_STRATEGIES];
  if (!others.some((name) => name === strategy)) return;
  throw new ConfigurationError({
    where,
    found: `${JSON.stringify(strategy)}, which does not suit ${task}`,
    allowed: own.join(', '),
  });
}

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
