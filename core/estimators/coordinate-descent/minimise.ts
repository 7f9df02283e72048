import { descend, membersOf } from './descend.ts';
import type { DescentSystem, Penalties } from './descent-system.ts';
import { dualityGap, type Gap, isStationary, tiedColumns } from './optimality.ts';
import { settleSigns } from './settle-signs.ts';

/** Descents, each of up to 50 passes. A well-posed problem takes 1 to 5, whatever its size. */
const MAX_DESCENTS = 200;
/**
 * The smallest share of the target's squares that the residuals may be, as in `gram-form.ts`: what rounding moves the fitted
 * values by must be nothing beside the residuals.
 */
const SAFE_RESIDUAL = 1e-6;
/** Further below the largest correlation a penalty is lost in rounding. */
const MAX_HALVINGS = 52;

export interface Minimum {
  /** `(size,)` */
  readonly coef: Float64Array;
  readonly nPasses: number;
  readonly isOptimal: boolean;
  /** Whether rounding, of a Gram matrix that is, moves the solution by no more than about 1e-10. */
  readonly isSafe: boolean;
  /** Whether no other coefficients have the same objective. */
  readonly isUnique: boolean;
  readonly gap: Gap;
}

/**
 * Where the objective is least, from `start` `(size,)`, which is kept: descent finds the columns with a coefficient and their
 * signs, their equations are solved, and where the other columns agree, that is the solution, exact but for rounding whatever
 * the start was. Where they do not, descent takes them in.
 */
export function minimise(system: DescentSystem, penalties: Penalties, start: Float64Array): Minimum {
  const coef = start.slice();
  let nPasses = 0;
  let isSafe = false;
  let isOptimal = false;
  const settledBefore = new Float64Array(system.size).fill(Number.NaN);
  for (let nDescents = 0; nDescents < MAX_DESCENTS && !isOptimal; nDescents++) {
    nPasses += descend(system, penalties, coef);
    const settled = settleSigns(system, penalties, coef);
    isSafe = settled.isSafe;
    isOptimal =
      settled.isSolved && isStationary(system, penalties, { coef, residual: system.residualAt(coef) });
    // The same again would follow: what was lost to rounding drives descent to where the equations do not stay.
    if (coef.every((value, j) => value === settledBefore[j])) break;
    settledBefore.set(coef);
  }
  const residual = system.residualAt(coef);
  const point = { coef, residual };
  const { targetSquares } = system;
  return {
    coef,
    nPasses,
    isOptimal,
    isSafe: isSafe && residual.squares(coef) >= SAFE_RESIDUAL * targetSquares,
    isUnique: penalties.l2 > 0 || hasNoOther(system, penalties, point),
    gap: dualityGap(system, penalties, point),
  };
}

function hasNoOther(system: DescentSystem, penalties: Penalties, point: Parameters<typeof tiedColumns>[2]) {
  const ties = tiedColumns(system, penalties, point);
  if (ties.length === 0) return true;
  const members = [...membersOf(point.coef), ...ties];
  return !system.factorise(members, penalties.l2).isDependent;
}

/**
 * A start for `minimise` that no other candidate has a part in: from 0 and the least `l1` that keeps all coefficients there,
 * halved until it is that of the penalties. Far below it, with many columns, that is much shorter than the way from 0.
 */
export function approach(system: DescentSystem, { l1, l2 }: Penalties): Float64Array {
  const coef = new Float64Array(system.size);
  const { correlation } = system.residualAt(coef);
  let largest = 0;
  for (let j = 0; j < system.size; j++) largest = Math.max(largest, Math.abs(correlation(j)));
  const nHalvings = Math.min(MAX_HALVINGS, Math.floor(Math.log2(largest / l1)));
  for (let factor = 2 ** nHalvings; factor > 1; factor /= 2) {
    const penalties = { l1: l1 * factor, l2: l2 * factor };
    descend(system, penalties, coef);
    settleSigns(system, penalties, coef);
  }
  return coef;
}
