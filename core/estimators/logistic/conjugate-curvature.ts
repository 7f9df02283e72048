import { dot } from '../../linear-algebra/dot.ts';
import type { Curvature } from './curvature.ts';
import { moved } from './penalised-loss.ts';

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
      let residual = gradient.map((value) => -value);
      let direction: Float64Array = scaled(residual, scale);
      let energy = dot(residual, direction);
      const goal = energy * Math.min(0.01, Math.sqrt(energy)) ** 2;
      for (let round = 0; round < 10 * coef.length && energy > goal; round++) {
        const image = sums.hessianProduct(coef, direction);
        for (let i = 0; i < image.length; i++) image[i] = image[i]! + ridge[i]! * direction[i]!;
        const bend = dot(direction, image);
        // All intercepts together, or no numbers: there is nothing to be gained along it.
        if (!(bend > 0)) break;
        const length = energy / bend;
        step = moved(step, direction, length);
        residual = moved(residual, image, -length);
        const steepest = scaled(residual, scale);
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
