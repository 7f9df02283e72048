import { dot } from '../../linear-algebra/dot.ts';
import type { Curvature } from './curvature.ts';
import { balanced, moved } from './penalised-loss.ts';

/** What a step leaves of the gradient: at most, so that few steps are needed, and at least, which is well above rounding. */
const COARSEST = 0.01;
const FINEST = 1e-6;

/**
 * Steps by conjugate gradients on products with the Hessian, for problems whose Hessian is too large to hold: O(rows x k x d) a
 * product. A step is the more exact the smaller the gradient is, so that the steps converge faster than linearly.
 * Source: Nocedal, Wright, "Numerical Optimization", 2nd edition, algorithm 7.1.
 * @param diagonal about the mean second derivative of the loss in each coordinate, `(k, d)`
 */
export function conjugateCurvature(diagonal: Float64Array): Curvature {
  return {
    solver: 'newtonCg',
    keepsHessian: false,
    learn() {},
    step({ sums, ridge }, coef, gradient) {
      const scale = diagonal.map((value, i) => 1 / (value + ridge[i]!));
      let step: Float64Array = new Float64Array(coef.length);
      let residual: Float64Array = gradient.map((value) => -value);
      let direction = balanced(scaled(residual, scale), sums);
      let energy = dot(residual, direction);
      const goal = energy * Math.max(FINEST, Math.min(COARSEST, Math.sqrt(energy))) ** 2;
      for (let round = 0; round < coef.length && energy > goal; round++) {
        const image = sums.hessianProduct(coef, direction);
        for (let i = 0; i < image.length; i++) image[i] = image[i]! + ridge[i]! * direction[i]!;
        const bend = dot(direction, image);
        // No numbers, or rounding: there is nothing to be gained along it.
        if (!(bend > 0)) break;
        const length = energy / bend;
        step = moved(step, direction, length);
        residual = moved(residual, image, -length);
        const steepest = balanced(scaled(residual, scale), sums);
        const next = dot(residual, steepest);
        direction = moved(steepest, direction, next / energy);
        energy = next;
      }
      return step;
    },
  };
}

function scaled(vector: Float64Array, scale: Float64Array): Float64Array {
  return vector.map((value, i) => value * scale[i]!);
}
