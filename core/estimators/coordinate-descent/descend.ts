import type { DescentSystem, Penalties } from './descent-system.ts';
import { roundingOf } from './optimality.ts';

/** After so many passes without a change of a sign the columns with a coefficient are taken for found. */
const CALM_PASSES = 2;
/** A long tail of passes changes few signs: the equations of the columns found are then the faster way on. */
const MAX_PASSES = 50;

/**
 * Coordinate descent: a pass over all columns, then passes over those with a coefficient until their signs are stable. Changes
 * `coef` `(size,)` in place, never for a larger objective. A column joins only for more than rounding. O(size) and, for each
 * column that moves, a move of the system, a pass.
 * Source: Friedman, Hastie, Tibshirani, "Regularization paths for generalized linear models via coordinate descent", 2010.
 * @returns how many passes there were
 */
export function descend(system: DescentSystem, penalties: Penalties, coef: Float64Array): number {
  const slack = roundingOf(system, coef);
  const residual = system.residualAt(coef);
  const pass = (columns: ArrayLike<number>): number => {
    let nChanges = 0;
    for (let a = 0; a < columns.length; a++) {
      const j = columns[a]!;
      const old = coef[j]!;
      const square = system.squares[j]!;
      const pull = residual.correlation(j) + square * old;
      const excess = Math.abs(pull) - penalties.l1;
      const joins = old === 0 && excess > slack * Math.sqrt(square);
      if (old === 0 && !joins) continue;
      const value = excess > 0 ? (Math.sign(pull) * excess) / (square + penalties.l2) : 0;
      if (Math.sign(value) !== Math.sign(old)) nChanges++;
      if (value === old) continue;
      coef[j] = value;
      residual.move(j, value - old, columns);
    }
    return nChanges;
  };
  pass(Int32Array.from({ length: system.size }, (_, j) => j));
  const active = membersOf(coef);
  let nPasses = 1;
  for (let nCalm = 0; nCalm < CALM_PASSES && nPasses < MAX_PASSES; nPasses++) {
    nCalm = pass(active) === 0 ? nCalm + 1 : 0;
  }
  return nPasses;
}

/** Indices of the coefficients that are not 0, ascending. */
export function membersOf(coef: Float64Array): number[] {
  const members: number[] = [];
  for (let j = 0; j < coef.length; j++) if (coef[j] !== 0) members.push(j);
  return members;
}
