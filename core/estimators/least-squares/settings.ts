import type { Params } from '../../contracts/model-artefact.ts';
import { flagParam, penaltyParam, refuseUnknownParams } from '../params.ts';

export interface LeastSquaresSettings {
  /** 0 for `linear`. */
  readonly alpha: number;
  readonly fitIntercept: boolean;
}

/** What a candidate of the family asks for. @throws ConfigurationError for a parameter that cannot be used */
export function leastSquaresSettings(estimator: 'linear' | 'ridge', params: Params): LeastSquaresSettings {
  const known = estimator === 'ridge' ? ['alpha', 'fitIntercept'] : ['fitIntercept'];
  refuseUnknownParams(estimator, params, known);
  return {
    alpha: estimator === 'ridge' ? penaltyParam(params, { estimator, name: 'alpha' }, 1) : 0,
    fitIntercept: flagParam(params, { estimator, name: 'fitIntercept' }, true),
  };
}
