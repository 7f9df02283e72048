import type { Params } from '../../contracts/model-artefact.ts';
import { flagParam, penaltyParam, refuseUnknownParams } from '../params.ts';
import { EXPANSION_PARAMS, type Expansion, expansionOf } from '../polynomial-features/expansion.ts';

export interface LeastSquaresSettings {
  /** 0 for `linear`. */
  readonly alpha: number;
  readonly fitIntercept: boolean;
  readonly expansion: Expansion;
}

/** Settings of a fit, and what the model is to say of where they come from. */
export interface LinearModelSettings extends LeastSquaresSettings {
  readonly estimator: string;
  readonly params: Params;
}

/** What a candidate of the family asks for. @throws ConfigurationError for a parameter that cannot be used */
export function leastSquaresSettings(estimator: 'linear' | 'ridge', params: Params): LeastSquaresSettings {
  const known = [...(estimator === 'ridge' ? ['alpha'] : []), 'fitIntercept', ...EXPANSION_PARAMS];
  refuseUnknownParams(estimator, params, known);
  return {
    alpha: estimator === 'ridge' ? penaltyParam(params, { estimator, name: 'alpha' }, 1) : 0,
    fitIntercept: flagParam(params, { estimator, name: 'fitIntercept' }, true),
    expansion: expansionOf(estimator, params),
  };
}
