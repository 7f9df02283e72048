import type { Params } from '../../contracts/model-artefact.ts';
import { ConfigurationError } from '../../errors.ts';
import { choiceParam, countParam, refuseUnknownParams } from '../params.ts';

export interface NeighbourSettings {
  /** How many of the nearest training rows say what a row is. */
  readonly nNeighbors: number;
  /** What each of them counts: the same, or the inverse of its distance. */
  readonly weights: 'uniform' | 'distance';
}

/** @throws ConfigurationError for a parameter that cannot be used */
export function neighbourSettings(params: Params): NeighbourSettings {
  refuseUnknownParams('kNeighbors', params, ['nNeighbors', 'weights']);
  return {
    nNeighbors: countParam(params, { estimator: 'kNeighbors', name: 'nNeighbors' }, 5),
    weights: choiceParam(params, { estimator: 'kNeighbors', name: 'weights' }, ['uniform', 'distance']),
  };
}

/** @throws ConfigurationError for more neighbours than there are training rows, as scikit-learn */
export function refuseTooFewRows({ nNeighbors }: NeighbourSettings, nSamples: number): void {
  if (nNeighbors <= nSamples) return;
  throw new ConfigurationError({
    where: 'kNeighbors nNeighbors',
    found: `${nNeighbors} neighbours of ${nSamples} training rows`,
    allowed: 'at most as many as there are training rows',
    todo: 'Lower nNeighbors',
  });
}
