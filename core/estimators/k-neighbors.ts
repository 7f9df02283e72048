import type { FittedModel } from '../contracts/model-artefact.ts';
import { attempt } from './attempt.ts';
import type { DesignMatrix } from './design-matrix.ts';
import type { Estimator, Prediction } from './estimator.ts';
import { fittedRows, rowsOfModel } from './neighbours/fitted-rows.ts';
import { neighbourSettings, refuseTooFewRows } from './neighbours/neighbour-settings.ts';
import { predictByNeighbours } from './neighbours/predict-by-neighbours.ts';
import { trainingRows } from './neighbours/training-rows.ts';

/**
 * What the nearest training rows have: the mean of their numbers, or the shares of their classes. Parameters: `nNeighbors`
 * (default 5), more than there are training rows being refused; `weights`, `uniform` (default) or `distance`: each counts 1
 * over its distance, and where some are at no distance only these count. Distances are Euclidean.
 *
 * scikit-learn's KNeighborsRegressor and KNeighborsClassifier. Of training rows at one distance the first ones are taken, where
 * scikit-learn takes whichever its search comes to; of classes with as many votes the first one wins, as there.
 * The model holds the training rows, at most 6,000,000 numbers.
 * Fit O(nSamples x nFeatures); predict as `predictByNeighbours`.
 */
export const kNeighbors: Estimator = {
  name: 'kNeighbors',
  tasks: ['regression', 'classification'],
  family: 'kNeighbors',
  // Weighted by distance every training row is met exactly, however many neighbours there are.
  complexity(params) {
    const { nNeighbors, weights } = neighbourSettings(params);
    return weights === 'uniform' ? 1 / nNeighbors : 1 + 1 / nNeighbors;
  },
  fit(X, y, params, options = {}) {
    const settings = neighbourSettings(params);
    const training = trainingRows(X, y, options);
    refuseTooFewRows(settings, training.nSamples);
    return { estimator: 'kNeighbors', params, fitted: fittedRows(training) };
  },
  predict: (model, X) => predictOne(model, X).yPred,
  predictProbabilities(model, X) {
    const { probabilities } = predictOne(model, X);
    if (probabilities !== null) return probabilities;
    throw new TypeError('a kNeighbors model of numbers has no probabilities');
  },
  predictPath({ train, yTrain, test, ...options }, candidates) {
    const settings = candidates.map((params) => attempt(() => neighbourSettings(params)));
    const found = attempt(() => predictByNeighbours(trainingRows(train, yTrain, options), test, settings));
    if (found instanceof Error) return settings.map((own) => (own instanceof Error ? own : found));
    return found.map((own) => (own instanceof Error ? own : { ...own, solver: null }));
  },
};

function predictOne(model: FittedModel, X: DesignMatrix): Prediction {
  const [found] = predictByNeighbours(rowsOfModel(model), X, [neighbourSettings(model.params)]);
  if (found instanceof Error) throw found;
  return found!;
}
