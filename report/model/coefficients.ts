import type { JsonValue } from '../../core/contracts/json.ts';
import type { FittedModel } from '../../core/contracts/model-artefact.ts';

export interface Coefficient {
  readonly feature: string;
  readonly coef: number;
}

/** More bars than these are a wall; the smallest are left out and counted. */
export const MAX_BARS = 30;

/**
 * Empty for estimators without one coefficient for each column of the design matrix. Those of a classifier of two classes are in a
 * row of their own.
 */
export function coefficientsOf({ fitted }: FittedModel, featureNames: readonly string[]): Coefficient[] {
  const rows = coefficientRows(fitted.coef);
  if (rows.length !== 1 || rows[0]!.length !== featureNames.length) return [];
  return featureNames.map((feature, index) => ({ feature, coef: toNumber(rows[0]![index]) }));
}

/** A row for each class of a classifier of more than two; else empty. */
export function classCoefficients({ fitted }: FittedModel, featureNames: readonly string[]): number[][] {
  const rows = coefficientRows(fitted.coef);
  if (rows.length < 2 || rows.some(({ length }) => length !== featureNames.length)) return [];
  return rows.map((row) => row.map(toNumber));
}

function coefficientRows(coef: JsonValue | undefined): (readonly JsonValue[])[] {
  if (!Array.isArray(coef) || coef.length === 0) return [];
  return coef.every(Array.isArray) ? coef : [coef];
}

/** Largest first, whatever the sign; those that are no numbers last. */
export function byMagnitude(coefficients: readonly Coefficient[]): Coefficient[] {
  const magnitude = ({ coef }: Coefficient) => (Number.isFinite(coef) ? Math.abs(coef) : -1);
  return [...coefficients].sort((a, b) => magnitude(b) - magnitude(a));
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
