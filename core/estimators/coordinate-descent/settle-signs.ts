import { membersOf } from './descend.ts';
import type { DescentSystem, Penalties } from './descent-system.ts';

/** So many columns leave before descent looks again: with hundreds of them a factorisation each is dearer than passes. */
const MAX_LEAVING = 32;

export interface Settled {
  /** Whether the coefficients solve the equations of their signs; else descent goes on from where they are. */
  readonly isSolved: boolean;
  /** Whether rounding moves them by no more than about 1e-10. */
  readonly isSafe: boolean;
}

/**
 * Moves to where the objective is least with the signs of `coef` as they are. A coefficient that would change its sign on the
 * way stops at 0 and leaves, and the way is planned anew. Of dependent columns one leaves, along the combination that changes
 * no prediction. Changes `coef` in place, never for a larger objective, and what it finds depends on the signs alone.
 * Source: the feature-sign search of Lee, Battle, Raina, Ng, "Efficient sparse coding algorithms", 2006.
 */
export function settleSigns(system: DescentSystem, penalties: Penalties, coef: Float64Array): Settled {
  let isSafe = true;
  for (let nLeft = 0; nLeft < MAX_LEAVING; nLeft++) {
    const members = membersOf(coef);
    const from = members.map((j) => coef[j]!);
    const signs = from.map(Math.sign);
    const solution = system.solveActive(members, signs, penalties);
    if (solution.isDependent) {
      // With an L2 penalty the least point may lie before the end of the way: rows tell what the Gram matrix has lost.
      if (penalties.l2 > 0) isSafe = false;
      const way = downhill(solution.direction, { from, signs, penalties });
      move(coef, members, { from, way, isBounded: false });
      continue;
    }
    const way = solution.coef.map((value, a) => value - from[a]!);
    if (move(coef, members, { from, way, isBounded: true })) continue;
    for (const [a, j] of members.entries()) coef[j] = solution.coef[a]!;
    return { isSolved: true, isSafe: isSafe && solution.isSafe };
  }
  return { isSolved: false, isSafe };
}

interface Start {
  readonly from: readonly number[];
  readonly signs: readonly number[];
  readonly penalties: Penalties;
}

/** The squared error is level along the direction: the penalties decide which way is down. */
function downhill(direction: Float64Array, { from, signs, penalties: { l1, l2 } }: Start): Float64Array {
  const slope = direction.reduce((sum, value, a) => sum + value * (l1 * signs[a]! + l2 * from[a]!), 0);
  const way = slope > 0 ? direction.map((value) => -value) : direction;
  // Level too, and no coefficient falls: the other way one does.
  return way.some((value, a) => value * signs[a]! < 0) ? way : way.map((value) => -value);
}

interface Way {
  readonly from: readonly number[];
  readonly way: Float64Array;
  /** Whether the way ends at 1. */
  readonly isBounded: boolean;
}

/** Goes on until a coefficient is 0, if one is. Whether one was. */
function move(coef: Float64Array, members: readonly number[], { from, way, isBounded }: Way): boolean {
  const reaches = from.map((value, a) => (value * way[a]! < 0 ? -value / way[a]! : Number.POSITIVE_INFINITY));
  const reach = Math.min(...reaches);
  if (isBounded && !(reach <= 1)) return false;
  for (const [a, j] of members.entries()) {
    const value = from[a]! + reach * way[a]!;
    // Two may arrive together, and rounding may take one across.
    coef[j] = reaches[a]! <= reach || value * from[a]! <= 0 ? 0 : value;
  }
  return true;
}
