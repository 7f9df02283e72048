import { choleskyFactor, choleskySolve } from '../../linear-algebra/cholesky.ts';
import type { Curvature } from './curvature.ts';
import type { RowSums } from './row-sums.ts';

type Shape = Pick<RowSums, 'k' | 'd'>;

/** Steps from the Hessian of some point, which may be another than the one where the step begins. O((k d)^3). */
export function choleskyCurvature(shape: Shape): Curvature {
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
        factor = factorOf(hessian!, ridge, shape);
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
 * The factor of the Hessian with the penalty. What rounding has made singular gets a little more on its diagonal, which leaves a
 * step downhill.
 */
function factorOf(hessian: Float64Array, ridge: Float64Array, shape: Shape): Float64Array {
  const size = ridge.length;
  const matrix = hessian.slice();
  let largest = 0;
  for (let i = 0; i < size; i++) {
    matrix[i * (size + 1)] = matrix[i * (size + 1)]! + ridge[i]!;
    largest = Math.max(largest, hessian[i * (size + 1)]!);
  }
  if (shape.k > 1) bendTogether(matrix, shape);
  for (let share = Number.EPSILON; share < 1; share *= 100) {
    const factor = choleskyFactor(matrix, size);
    if (factor !== null) return factor;
    for (let i = 0; i < size; i++) matrix[i * (size + 1)] = matrix[i * (size + 1)]! + share * largest;
  }
  // Only numbers that are none are left; the step is none either, and is refused.
  return new Float64Array(size * size).fill(Number.NaN);
}

/**
 * The coefficients of a column may move together in all classes without any effect on the loss. That direction gets the curvature
 * of the others; no gradient has a part along it, so no step has.
 */
function bendTogether(matrix: Float64Array, { k, d }: Shape): void {
  const size = k * d;
  for (let j = 0; j < d; j++) {
    let mean = 0;
    for (let a = j; a < size; a += d) mean += matrix[a * (size + 1)]! / k;
    for (let a = j; a < size; a += d)
      for (let b = j; b < size; b += d) matrix[a * size + b] = matrix[a * size + b]! + mean / k;
  }
}
