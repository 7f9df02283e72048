import { dot } from '../../linear-algebra/dot.ts';
import type { Point, RowSums } from './row-sums.ts';

/** What is minimised: the loss of all rows plus half the sum of `ridge` times squared coefficients. */
export interface PenalisedLoss {
  readonly sums: RowSums;
  /** `(k, d)`, 0 for an intercept */
  readonly ridge: Float64Array;
}

export interface Slope {
  readonly value: number;
  /** `(k, d)` */
  readonly gradient: Float64Array;
}

/**
 * Value and gradient where the loss is already known. Of several classes a column's coefficients add up to 0 from the start on,
 * because its derivatives do, which the sums of rows show but for rounding; a small penalty would magnify that. O(k d).
 */
export function penalised({ sums, ridge }: PenalisedLoss, { coef, loss, gradient }: Point): Slope {
  const total = new Float64Array(coef.length);
  let squares = 0;
  for (let i = 0; i < coef.length; i++) {
    const pull = ridge[i]! * coef[i]!;
    squares += pull * coef[i]!;
    total[i] = gradient[i]! + pull;
  }
  return { value: loss + squares / 2, gradient: balanced(total, sums) };
}

/** With several classes, takes the mean over them off each column, in place. O(k d). */
export function balanced(vector: Float64Array, { k, d }: Pick<RowSums, 'k' | 'd'>): Float64Array {
  if (k === 1) return vector;
  for (let j = 0; j < d; j++) {
    let mean = 0;
    for (let at = j; at < vector.length; at += d) mean += vector[at]! / k;
    for (let at = j; at < vector.length; at += d) vector[at] = vector[at]! - mean;
  }
  return vector;
}

/** `coef + length * step` */
export function moved(coef: Float64Array, step: Float64Array, length: number): Float64Array {
  return coef.map((value, i) => value + length * step[i]!);
}

interface Attempt {
  readonly from: Point;
  readonly step: Float64Array;
  readonly withHessian: boolean;
  /** How often the step is cut; 0: it is taken whole or not at all. */
  readonly maxCuts: number;
}

/** Of what the slope promises, what must come true (Armijo's rule). */
const SUFFICIENT = 1e-4;

/**
 * The point that a step, or part of it, leads to, where the penalised loss has fallen enough or, this side of rounding, not
 * risen; null where it has not.
 */
export function descend(objective: PenalisedLoss, attempt: Attempt): Point | null {
  const { from, step, withHessian, maxCuts } = attempt;
  const { sums } = objective;
  const start = penalised(objective, from);
  const slope = dot(start.gradient, step);
  // Of sums of many rows; near the minimum the true difference is below it.
  const rounding = 1e-14 * Math.abs(start.value) + Number.MIN_VALUE;
  let length = 1;
  for (let cut = 0; cut <= maxCuts; cut++) {
    const point = sums.pointAt(moved(from.coef, step, length), withHessian);
    const { value } = penalised(objective, point);
    if (value <= start.value + SUFFICIENT * length * slope + rounding) return point;
    // The parabola through what is known has its lowest point here; a tenth to a half keeps it safe, and answers a value that is no number.
    const lowest = (-slope * length * length) / (2 * (value - start.value - slope * length));
    length = Math.min(length / 2, Math.max(length / 10, Number.isFinite(lowest) ? lowest : 0));
  }
  return null;
}
