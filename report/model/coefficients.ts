import type { FittedModel } from '../../core/contracts/model-artefact.ts';

export interface Coefficient {
  readonly feature: string;
  readonly coef: number;
}

/** More bars than these are a wall; the smallest are left out and counted. */
export const MAX_BARS = 30;

/** Empty for estimators without one coefficient for each column of the design matrix. */
export function coefficientsOf({ fitted }: FittedModel, featureNames: readonly string[]): Coefficient[] {
  const { coef } = fitted;
  if (!Array.isArray(coef) || coef.length !== featureNames.length) return [];
  return featureNames.map((feature, index) => ({ feature, coef: toNumber(coef[index]) }));
}

/** Largest first, whatever the sign; those that are no numbers last. */
export function byMagnitude(coefficients: readonly Coefficient[]): Coefficient[] {
  const magnitude = ({ coef }: Coefficient) => (Number.isFinite(coef) ? Math.abs(coef) : -1);
  return [...coefficients].sort((a, b) => magnitude(b) - magnitude(a));
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
