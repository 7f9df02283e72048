import { dot } from '../../linear-algebra/dot.ts';
import { householderQr } from '../../linear-algebra/householder-qr.ts';
import { rankTolerance } from '../../linear-algebra/least-squares.ts';
import type { LeastSquaresProblem } from '../least-squares/problem.ts';
import { normalisedRows } from '../least-squares/rows-form.ts';
import type { DescentSystem } from './descent-system.ts';
import { qrFactor } from './qr-factor.ts';

/**
 * A problem from its rows, which keep the digits that a Gram matrix, with the square of their condition number, has lost. More
 * rows than columns are first turned into as few, which have the same products: O(rows x p^2), once. A move costs O(rows).
 * @param active indices of the columns
 */
export function rowsSystem(problem: LeastSquaresProblem, active: readonly number[]): DescentSystem {
  const { columns, y } = compactRows(problem, active);
  const tolerance = rankTolerance(problem.rows.length, active.length);
  return {
    size: active.length,
    squares: Float64Array.from(columns, (column) => dot(column, column)),
    targetSquares: dot(y, y),
    residualAt(coef) {
      const residual = y.slice();
      const move = (j: number, step: number) => {
        const column = columns[j]!;
        for (let i = 0; i < residual.length; i++) residual[i] = residual[i]! - step * column[i]!;
      };
      for (let j = 0; j < coef.length; j++) if (coef[j] !== 0) move(j, coef[j]!);
      return {
        correlation: (j) => dot(columns[j]!, residual),
        move,
        squares: () => dot(residual, residual),
      };
    },
    factorise(members, l2) {
      return qrFactor({ columns: members.map((j) => columns[j]!), y, l2, tolerance });
    },
    safeShare: 0,
  };
}

/** The triangle of the rows, the target its last column, where that is smaller. */
function compactRows(problem: LeastSquaresProblem, active: readonly number[]) {
  const { features, target } = normalisedRows(problem, active);
  if (target.length <= features.length + 1) return { columns: features, y: target };
  const { R } = householderQr([...features, target]);
  return { columns: R.slice(0, -1), y: R.at(-1)! };
}
