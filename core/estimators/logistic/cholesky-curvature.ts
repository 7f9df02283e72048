import { choleskyFactor, choleskySolve } from '../../linear-algebra/cholesky.ts';
import type { Curvature } from './curvature.ts';
import type { RowSums } from './row-sums.ts';

/** Steps from the Hessian of some point, which may be another than the one where the step begins. O((k d)^3). */
export function choleskyCurvature({ k, d }: RowSums, hasIntercept: boolean): Curvature {
  let hessian: Float64Array | null = null;
  let factor: Float64Array | null = null;
  let factored: Float64Array | null = null;
  return {
    solver: 'newtonCholesky',
    keepsHessian: true,
    learn(point) {
      if (point.hessian === null) return;
      hessian = point.hessian;
      factored = null;
    },
    step({ ridge }, _coef, gradient) {
      if (factored !== ridge) {
        factor = factorOf(hessian!, ridge, hasIntercept && k > 1 ? { k, d } : null);
        factored = ridge;
      }
      return choleskySolve(
        factor!,
        gradient.map((value) => -value),
      );
    },
  };
}

/**
 * The factor of the Hessian with the penalty. All intercepts of several classes may move together without any effect: that
 * direction gets a curvature, and since no gradient has a part along it, no step has. What rounding has made singular gets a
 * little more on its diagonal, which leaves a step downhill.
 */
function factorOf(
  hessian: Float64Array,
  ridge: Float64Array,
  intercepts: { k: number; d: number } | null,
): Float64Array {
  const size = ridge.length;
  const matrix = hessian.slice();
  let largest = 0;
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] = matrix[i * size + i]! + ridge[i]!;
    largest = Math.max(largest, hessian[i * size + i]!);
  }
  if (intercepts !== null) {
    const { k, d } = intercepts;
    let mean = 0;
    for (let a = 1; a <= k; a++) mean += matrix[(a * d - 1) * (size + 1)]! / k;
    for (let a = 1; a <= k; a++)
      for (let b = 1; b <= k; b++) {
        const at = (a * d - 1) * size + b * d - 1;
        matrix[at] = matrix[at]! + mean / k;
      }
  }
  for (let share = Number.EPSILON; share < 1; share *= 100) {
    const factor = choleskyFactor(matrix, size);
    if (factor !== null) return factor;
    for (let i = 0; i < size; i++) matrix[i * size + i] = matrix[i * size + i]! + share * largest;
  }
  // Only numbers that are none are left; the step is none either, and is refused.
  return new Float64Array(size * size).fill(Number.NaN);
}
