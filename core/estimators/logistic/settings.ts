import type { Params } from '../../contracts/model-artefact.ts';
import { choiceParam, flagParam, positiveParam, refuseUnknownParams } from '../params.ts';

export interface LogisticSettings {
  /** What the loss counts beside the penalty: the inverse of a penalty's strength. */
  readonly C: number;
  readonly fitIntercept: boolean;
  readonly classWeight: 'none' | 'balanced';
}

/** What a candidate asks for. @throws ConfigurationError for a parameter that cannot be used */
export function logisticSettings(params: Params): LogisticSettings {
  const estimator = 'logistic';
  refuseUnknownParams(estimator, params, ['C', 'fitIntercept', 'classWeight']);
  return {
    C: positiveParam(params, { estimator, name: 'C' }, 1),
    fitIntercept: flagParam(params, { estimator, name: 'fitIntercept' }, true),
    classWeight: choiceParam(params, { estimator, name: 'classWeight' }, ['none', 'balanced']),
  };
}
