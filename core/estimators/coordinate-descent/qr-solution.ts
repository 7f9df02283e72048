import { dot } from '../../linear-algebra/dot.ts';
import { householderQr } from '../../linear-algebra/householder-qr.ts';
import type { ActiveSolution, Penalties } from './descent-system.ts';

interface ActiveRows {
  /** `n` arrays of `(nRows,)`: the columns that have a coefficient */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)` */
  readonly y: Float64Array;
  /** `(n,)` */
  readonly signs: readonly number[];
  readonly penalties: Penalties;
  /** The share of a column's length that is rounding. */
  readonly tolerance: number;
}

/**
 * `(Z'Z + l2 I) coef = Z'y - l1 signs` without forming `Z'Z`: with `Q R` of the rows and, below them, `sqrt(l2) I`, it is
 * `R coef = Q'y - R'^-1 l1 signs`. O(nRows x n^2), or the columns are found dependent.
 */
export function solveByQr({ columns, y, signs, penalties, tolerance }: ActiveRows): ActiveSolution {
  const { l1, l2 } = penalties;
  const n = columns.length;
  const root = Math.sqrt(l2);
  // The rows below are there without an L2 penalty too: a decomposition wants as many rows as columns.
  const extended = columns.map((column, j) => {
    const longer = new Float64Array(y.length + n);
    longer.set(column);
    longer[y.length + j] = root;
    return longer;
  });
  const lengths = extended.map((column) => Math.sqrt(dot(column, column)));
  const { R, applyQTransposed } = householderQr(extended);
  const at = R.findIndex((column, j) => !(Math.abs(column[j]!) > tolerance * lengths[j]!));
  if (at !== -1) {
    const direction = R[at]!.map((value, i) => (i < at ? -value : 0));
    solveUpper(R, direction, at);
    direction[at] = 1;
    return { isDependent: true, direction };
  }
  const shrinkage = Float64Array.from(signs, (sign) => l1 * sign);
  for (let i = 0; i < n; i++) {
    let sum = shrinkage[i]!;
    for (let k = 0; k < i; k++) sum -= R[i]![k]! * shrinkage[k]!;
    shrinkage[i] = sum / R[i]![i]!;
  }
  const longY = new Float64Array(y.length + n);
  longY.set(y);
  const coef = applyQTransposed(longY).map((value, i) => value - shrinkage[i]!);
  solveUpper(R, coef, n);
  return { isDependent: false, coef, isSafe: true };
}

/** `R x = x` of the first `size` columns, in place. */
function solveUpper(R: readonly Float64Array[], x: Float64Array, size: number): void {
  for (let i = size - 1; i >= 0; i--) {
    const column = R[i]!;
    x[i] = x[i]! / column[i]!;
    for (let k = 0; k < i; k++) x[k] = x[k]! - column[k]! * x[i]!;
  }
}
