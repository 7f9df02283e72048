import type { DescentSystem, Penalties, Residual } from './descent-system.ts';

/** Of the duality gap over the target's squares. scikit-learn stops at 1e-4. */
const MAX_GAP = 1e-10;

/**
 * What a correlation may be off by, per length of its column: rounding of sums of as many terms as there are columns, each of
 * the target's length or of a column's times its coefficient. O(size).
 */
export function roundingOf(system: DescentSystem, coef: Float64Array): number {
  return unitOf(system) * termsOf(system, coef);
}

function unitOf({ size }: DescentSystem): number {
  return 4 * (size + 10) * Number.EPSILON;
}

function termsOf({ squares, targetSquares, size }: DescentSystem, coef: Float64Array): number {
  let terms = Math.sqrt(targetSquares);
  for (let j = 0; j < size; j++) if (coef[j] !== 0) terms += Math.sqrt(squares[j]!) * Math.abs(coef[j]!);
  return terms;
}

interface Point {
  readonly coef: Float64Array;
  readonly residual: Residual;
}

/**
 * Whether no column without a coefficient would have one: its correlation is at most `l1`, but for rounding. With the
 * equations of the others solved these are the Karush-Kuhn-Tucker conditions. O(size) correlations.
 */
export function isStationary(system: DescentSystem, { l1 }: Penalties, { coef, residual }: Point): boolean {
  const slack = roundingOf(system, coef);
  return coef.every(
    (value, j) =>
      value !== 0 || Math.abs(residual.correlation(j)) <= l1 + slack * Math.sqrt(system.squares[j]!),
  );
}

/**
 * Columns without a coefficient that could have one at no cost, to a billionth. Where they depend on those that have one, the
 * solution is one of many.
 */
export function tiedColumns(system: DescentSystem, { l1 }: Penalties, { coef, residual }: Point): number[] {
  const slack = 10 * roundingOf(system, coef);
  const ties: number[] = [];
  for (let j = 0; j < coef.length; j++) {
    if (coef[j] !== 0) continue;
    const reach = Math.abs(residual.correlation(j)) + slack * Math.sqrt(system.squares[j]!);
    if (reach >= l1 * (1 - 1e-9)) ties.push(j);
  }
  return ties;
}

export interface Gap {
  /** How far the objective can be at most above its least value, but for rounding. */
  readonly gap: number;
  /** Up to where a gap is none: a share of the target's squares, or what rounding makes of large coefficients. */
  readonly allowed: number;
}

/**
 * The duality gap. The dual point is the residual, scaled down until it is feasible but for rounding, which an L1 penalty near
 * it must not be measured by. Written as differences of small terms, so that it is not lost beside the squared error.
 * Source: Fercoq, Gramfort, Salmon, "Mind the duality gap: safer rules for the lasso", 2015, and scikit-learn's cd_fast.
 */
export function dualityGap(system: DescentSystem, { l1, l2 }: Penalties, { coef, residual }: Point): Gap {
  const slack = roundingOf(system, coef);
  let dualNorm = 0;
  let absolute = 0;
  let squares = 0;
  let explained = 0;
  for (let j = 0; j < coef.length; j++) {
    const value = coef[j]!;
    const correlation = residual.correlation(j);
    const pull = Math.abs(correlation - l2 * value) - slack * Math.sqrt(system.squares[j]!);
    dualNorm = Math.max(dualNorm, pull);
    absolute += Math.abs(value);
    squares += value * value;
    explained += value * correlation;
  }
  const scale = dualNorm > l1 ? l1 / dualNorm : 1;
  const error = residual.squares(coef) + l2 * squares;
  return {
    gap: 0.5 * (1 - scale) ** 2 * error + scale * (l2 * squares - explained) + l1 * absolute,
    allowed: MAX_GAP * system.targetSquares + unitOf(system) * termsOf(system, coef) ** 2,
  };
}
