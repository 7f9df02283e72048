import { normalEquations } from '../least-squares/normal-equations.ts';
import type { LeastSquaresProblem } from '../least-squares/problem.ts';
import { choleskyFactor } from './cholesky-factor.ts';
import type { DescentSystem } from './descent-system.ts';

/** Below it the rounding of a Gram matrix moves the solution by more than about 1e-10, as in `gram-form.ts`. */
const SAFE_SHARE = 1e-6;

/**
 * A problem from its Gram matrix alone, whatever the number of rows. A row of it is normalised when its column first has a
 * coefficient, so that of many columns only those that ever had one cost memory. The correlations of all columns are at hand,
 * and a column that stays out costs one comparison: no screening rule would save more. A move costs O(columns asked for).
 * @param active indices of the columns
 */
export function gramSystem(problem: LeastSquaresProblem, active: readonly number[]): DescentSystem {
  const size = active.length;
  const { gramRow, target, variation } = normalEquations(problem, active);
  const rows: Float64Array[] = new Array(size);
  const rowOf = (j: number): Float64Array => {
    rows[j] ??= gramRow(j);
    return rows[j]!;
  };
  const { block, scale, zMean, fitIntercept } = problem;
  const q = block.mean.length;
  const squares = Float64Array.from(active, (j) => {
    const square = scale[j]! * scale[j]! * block.comoment[j * q + j]!;
    return fitIntercept ? square : square + block.n * (zMean[j]! * zMean[j]!);
  });
  return {
    size,
    squares,
    targetSquares: variation,
    residualAt(coef) {
      const correlations = target.slice();
      for (let j = 0; j < size; j++) if (coef[j] !== 0) subtract(correlations, coef[j]!, rowOf(j));
      return {
        correlation: (j) => correlations[j]!,
        move(j, step, asked) {
          const row = rowOf(j);
          for (let a = 0; a < asked.length; a++) {
            const k = asked[a]!;
            correlations[k] = correlations[k]! - step * row[k]!;
          }
        },
        squares(at) {
          let sum = variation;
          for (let j = 0; j < size; j++) if (at[j] !== 0) sum -= at[j]! * (target[j]! + correlations[j]!);
          return sum;
        },
      };
    },
    factorise(members, l2) {
      return choleskyFactor({ gram: members.map(rowOf), members, target, l2 });
    },
    safeShare: SAFE_SHARE,
  };
}

function subtract(vector: Float64Array, factor: number, row: Float64Array): void {
  for (let k = 0; k < vector.length; k++) vector[k] = vector[k]! - factor * row[k]!;
}
