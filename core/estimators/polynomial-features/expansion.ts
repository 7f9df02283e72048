import type { Params } from '../../contracts/model-artefact.ts';
import { ConfigurationError } from '../../errors.ts';
import { flagParam } from '../params.ts';

/** Which products of features a linear model is fitted to: scikit-learn's PolynomialFeatures without the constant. */
export interface Expansion {
  /** Of the products, at most: 1 for the features alone. */
  readonly degree: number;
  /** Products of different features only, no powers. */
  readonly interactionOnly: boolean;
}

/** Names of the parameters of every estimator that takes polynomial features. */
export const EXPANSION_PARAMS = ['degree', 'interactionOnly'] as const;

/** Above it powers of a normalised feature differ by so much that nothing is left to fit. */
const HIGHEST_DEGREE = 5;

/** @throws ConfigurationError for a parameter that cannot be used */
export function expansionOf(estimator: string, params: Params): Expansion {
  const degree = params.degree ?? 1;
  if (typeof degree !== 'number' || !Number.isInteger(degree) || !(degree >= 1 && degree <= HIGHEST_DEGREE)) {
    throw new ConfigurationError({
      where: `${estimator} degree`,
      found: JSON.stringify(degree),
      allowed: `a whole number from 1 to ${HIGHEST_DEGREE}`,
    });
  }
  return {
    degree,
    interactionOnly: flagParam(params, { estimator, name: 'interactionOnly' }, false) && degree > 1,
  };
}

export function isExpanded({ degree }: Expansion): boolean {
  return degree > 1;
}

/**
 * Orders expansions from simple to complex, 0 for none: a degree is more than the one below it, and its interactions alone
 * lie between the two. Steps are at least 1, so that a penalty, below 1, orders what is equal here.
 */
export function expansionComplexity({ degree, interactionOnly }: Expansion): number {
  return 2 * (degree - 1) - (interactionOnly ? 1 : 0);
}

/** @throws ConfigurationError: this version has no sums of polynomial features with weights */
export function refuseWeightedExpansion(estimator: string): never {
  throw new ConfigurationError({
    where: `${estimator} degree`,
    found: 'polynomial features of rows that have weights',
    allowed: 'degree 1 beside data.weight',
    todo: 'Leave degree or data.weight out: this version does not have both',
  });
}
