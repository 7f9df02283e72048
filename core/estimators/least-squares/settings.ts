import type { Params } from '../../contracts/model-artefact.ts';
import { flagParam, penaltyParam, refuseUnknownParams, shareParam } from '../params.ts';
import {
  EXPANSION_PARAMS,
  type Expansion,
  expansionComplexity,
  expansionOf,
} from '../polynomial-features/expansion.ts';

export type LeastSquaresName = 'linear' | 'ridge' | 'lasso' | 'elasticNet';

export interface LeastSquaresSettings {
  /** 0 for `linear`. */
  readonly alpha: number;
  /** Of `lasso` and `elasticNet`, whose objective counts an error per row; null for the others, whose counts the sum. */
  readonly l1Ratio: number | null;
  readonly fitIntercept: boolean;
  readonly expansion: Expansion;
}

/** Which model to fit. */
export interface LinearModelSettings {
  readonly estimator: LeastSquaresName;
  readonly params: Params;
  /** `(nSamples,)`: how often a sample counts. @default null: once */
  readonly sampleWeight?: Float64Array | null | undefined;
}

const KNOWN: Readonly<Record<LeastSquaresName, readonly string[]>> = {
  linear: ['fitIntercept'],
  ridge: ['alpha', 'fitIntercept'],
  lasso: ['alpha', 'fitIntercept'],
  elasticNet: ['alpha', 'l1Ratio', 'fitIntercept'],
};

/** What a candidate of the family asks for. @throws ConfigurationError for a parameter that cannot be used */
export function leastSquaresSettings(estimator: LeastSquaresName, params: Params): LeastSquaresSettings {
  refuseUnknownParams(estimator, params, [...KNOWN[estimator], ...EXPANSION_PARAMS]);
  return {
    alpha: estimator === 'linear' ? 0 : penaltyParam(params, { estimator, name: 'alpha' }, 1),
    l1Ratio: l1RatioOf(estimator, params),
    fitIntercept: flagParam(params, { estimator, name: 'fitIntercept' }, true),
    expansion: expansionOf(estimator, params),
  };
}

function l1RatioOf(estimator: LeastSquaresName, params: Params): number | null {
  if (estimator === 'lasso') return 1;
  return estimator === 'elasticNet' ? shareParam(params, { estimator, name: 'l1Ratio' }, 0.5) : null;
}

/**
 * Orders lasso and elastic net together: 1 without a penalty, towards 0 as `alpha` grows. The L1 part counts twice, because of
 * two models of one `alpha` the one that leaves more features out is simpler.
 */
export function sparseComplexity(estimator: 'lasso' | 'elasticNet', params: Params): number {
  const { alpha, l1Ratio, expansion } = leastSquaresSettings(estimator, params);
  return expansionComplexity(expansion) + 1 / (1 + (alpha * (1 + l1Ratio!)) / 2);
}
