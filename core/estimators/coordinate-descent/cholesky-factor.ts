import type { ActiveFactor } from './descent-system.ts';
import { dependency } from './triangular-factor.ts';

/** Of a column's square no more than this is left beside the columns before it: rounding of the Gram matrix. */
const DEPENDENT_SHARE = 1e-12;

interface ActiveGram {
  /** Rows of the whole Gram matrix, one for each member. */
  readonly gram: readonly Float64Array[];
  /** The columns that have a coefficient. */
  readonly members: readonly number[];
  /** Of all columns: `Z'y` */
  readonly target: Float64Array;
  /** Added to the diagonal. */
  readonly l2: number;
}

/** The Cholesky factor of the members' Gram matrix, in O(members^3 / 6), or a dependency among them. */
export function choleskyFactor({ gram, members, target, l2 }: ActiveGram): ActiveFactor {
  const n = members.length;
  const R: Float64Array[] = [];
  const projections: number[] = [];
  for (let i = 0; i < n; i++) {
    const row = gram[i]!;
    const column = new Float64Array(i + 1);
    R.push(column);
    let projection = target[members[i]!]!;
    const square = row[members[i]!]! + l2;
    let rest = square;
    for (let j = 0; j < i; j++) {
      const other = R[j]!;
      let sum = row[members[j]!]!;
      for (let k = 0; k < j; k++) sum -= column[k]! * other[k]!;
      const value = sum / other[j]!;
      column[j] = value;
      rest -= value * value;
      projection -= value * projections[j]!;
    }
    if (!(rest > DEPENDENT_SHARE * square)) return { isDependent: true, direction: dependency(R, i, n) };
    const diagonal = Math.sqrt(rest);
    column[i] = diagonal;
    projections.push(projection / diagonal);
  }
  return { isDependent: false, R, projections };
}
