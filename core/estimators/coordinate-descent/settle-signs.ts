import { membersOf } from './descend.ts';
import type { DescentSystem, Penalties } from './descent-system.ts';
import { leavesShare, removeMember, solveFactor, type TriangularFactor } from './triangular-factor.ts';

/** So many dependent columns leave before descent looks again: a factorisation each is dearer than its passes. */
const MAX_DEPENDENT = 32;

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
  for (let nDependent = 0; nDependent < MAX_DEPENDENT; ) {
    const members = membersOf(coef);
    const factor = system.factorise(members, penalties.l2);
    if (factor.isDependent) {
      // With an L2 penalty the least point may lie before the end of the way: rows tell what the Gram matrix has lost.
      if (penalties.l2 > 0) isSafe = false;
      stepOver(coef, members, { direction: factor.direction, penalties });
      nDependent++;
      continue;
    }
    // What is left of a factor that members have left has rounding of its own: the last word is a new one's.
    if (walk(coef, members, { factor, penalties })) continue;
    return { isSolved: true, isSafe: isSafe && leavesShare(factor, system.safeShare) };
  }
  return { isSolved: false, isSafe };
}

interface Equations {
  readonly factor: TriangularFactor;
  readonly penalties: Penalties;
}

/** Goes to the solution of the signs, members leaving on the way. Whether any left. */
function walk(coef: Float64Array, all: readonly number[], { factor, penalties: { l1 } }: Equations): boolean {
  for (let members = all; ; members = membersOf(coef)) {
    const from = members.map((j) => coef[j]!);
    const solution = solveFactor(factor, from.map(Math.sign), l1);
    const way = solution.map((value, a) => value - from[a]!);
    if (!move(coef, members, { from, way, isBounded: true })) {
      for (const [a, j] of members.entries()) coef[j] = solution[a]!;
      return members.length < all.length;
    }
    for (let a = members.length - 1; a >= 0; a--) if (coef[members[a]!] === 0) removeMember(factor, a);
  }
}

interface Level {
  readonly direction: Float64Array;
  readonly penalties: Penalties;
}

/** Along the direction the squared error is level: the penalties decide which way is down, and a member leaves. */
function stepOver(
  coef: Float64Array,
  members: readonly number[],
  { direction, penalties: { l1, l2 } }: Level,
): void {
  const from = members.map((j) => coef[j]!);
  const slope = direction.reduce(
    (sum, value, a) => sum + value * (l1 * Math.sign(from[a]!) + l2 * from[a]!),
    0,
  );
  const down = slope > 0 ? direction.map((value) => -value) : direction;
  // Level too, and no coefficient falls: the other way one does.
  const way = down.some((value, a) => value * from[a]! < 0) ? down : down.map((value) => -value);
  move(coef, members, { from, way, isBounded: false });
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
