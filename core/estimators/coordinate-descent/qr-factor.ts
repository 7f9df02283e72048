import { dot } from '../../linear-algebra/dot.ts';
import { householderQr } from '../../linear-algebra/householder-qr.ts';
import type { ActiveFactor } from './descent-system.ts';
import { dependency } from './triangular-factor.ts';

interface ActiveRows {
  /** `n` arrays of `(nRows,)`: the columns that have a coefficient */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)` */
  readonly y: Float64Array;
  readonly l2: number;
  /** The share of a column's length that is rounding. */
  readonly tolerance: number;
}

/**
 * The triangle of the members' rows and, below them, `sqrt(l2) I`: what Cholesky makes of `Z'Z + l2 I`, without forming it, in
 * O(nRows x n^2), or a dependency among them.
 */
export function qrFactor({ columns, y, l2, tolerance }: ActiveRows): ActiveFactor {
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
  if (at !== -1) return { isDependent: true, direction: dependency(R, at, n) };
  const longY = new Float64Array(y.length + n);
  longY.set(y);
  return { isDependent: false, R: [...R], projections: Array.from(applyQTransposed(longY)) };
}
