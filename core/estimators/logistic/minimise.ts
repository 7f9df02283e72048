import { dot } from '../../linear-algebra/dot.ts';
import type { Curvature } from './curvature.ts';
import { descend, moved, type PenalisedLoss, penalised } from './penalised-loss.ts';
import type { Point } from './row-sums.ts';

export interface Minimum {
  /** `(k, d)` */
  readonly coef: Float64Array;
  /** Points that steps led to, and those looked at again for their Hessian. */
  readonly nIterations: number;
}

/** What a start leaves for the next, nearby problem. */
export interface Trail {
  readonly curvature: Curvature;
  /** Where the curvature's Hessian was taken; null before the first. */
  hessianAt: Float64Array | null;
  /** How fast steps lose their worth with the distance from there: of each step, distance times this is left to do. */
  sensitivity: number;
}

/** Of the largest coefficient (in standard coordinates), what may be left to do: scores and probabilities then agree to 1e-9. */
const TOLERANCE = 1e-10;
/**
 * A gradient of this share of the loss is rounding: it is a sum of residuals, which are smaller than the losses, times columns of
 * spread 1.
 */
const ROUNDING = 4 * Number.EPSILON;
/**
 * Where steps promise so little of the value, and as many in a row are no shorter than half the one before, as Newton's would be,
 * rounding has the rest: columns that all but depend on one another leave coefficients with few digits, and the value with its own.
 */
const FLAT = 1e-10;
const MOST_STALLED = 6;
/** A share above which a new Hessian costs less than the steps it saves: it takes about three other sums. */
const WORN = 0.1;
const MAX_ITERATIONS = 300;

/**
 * The minimum of a penalised loss, by Newton's method. A Hessian is used again while it still serves (chord steps); one that
 * does not lead downhill is replaced by that of the point itself, and then a step is cut until it does, so that it converges from any start.
 * @returns null when it has not converged after `MAX_ITERATIONS` sums
 */
export function minimise(objective: PenalisedLoss, start: Float64Array, trail: Trail): Minimum | null {
  const { curvature } = trail;
  let nIterations = 1;
  let point = look(objective, start, trail);
  let last = Number.POSITIVE_INFINITY;
  let nStalled = 0;
  let lastFresh = Number.POSITIVE_INFINITY;
  while (nIterations < MAX_ITERATIONS) {
    const { value, gradient } = penalised(objective, point);
    const step = curvature.step(objective, point.coef, gradient);
    const size = Math.sqrt(dot(step, step));
    if (!Number.isFinite(size)) return null;
    const target = moved(point.coef, step, 1);
    const left = shareLeft(trail, { from: point.coef, target, size, last });
    if (
      isSmall(objective, { coef: target, step, share: Math.min(1, 4 * left) }) ||
      gradient.every((part) => Math.abs(part) <= ROUNDING * point.loss)
    )
      return { coef: target, nIterations };
    const isFresh = !curvature.keepsHessian || point.hessian !== null;
    const isFlat = isFresh && -dot(gradient, step) <= FLAT * Math.abs(value);
    if (isFresh) {
      nStalled = isFlat && size > lastFresh / 2 ? nStalled + 1 : 0;
      lastFresh = size;
    }
    if (nStalled === MOST_STALLED) return { coef: point.coef, nIterations };
    last = size;
    const withHessian = curvature.keepsHessian && left > WORN;
    const next = descend(objective, { from: point, step, withHessian, maxCuts: isFresh ? 40 : 0 });
    nIterations++;
    if (next !== null) point = next;
    else if (isFresh) return isFlat ? { coef: point.coef, nIterations } : null;
    else {
      point = objective.sums.pointAt(point.coef, true);
      nIterations++;
      last = Number.POSITIVE_INFINITY;
    }
    if (point.hessian !== null) {
      curvature.learn(point);
      trail.hessianAt = point.coef;
    }
  }
  return null;
}

interface StepLengths {
  readonly from: Float64Array;
  readonly target: Float64Array;
  readonly size: number;
  /** Of the step before, with the same Hessian; else infinite */
  readonly last: number;
}

/** Of a step, the share that is still to do after it, learnt from how much shorter steps became. */
function shareLeft(trail: Trail, { from, target, size, last }: StepLengths): number {
  // A step by conjugate gradients is exact to a hundredth.
  if (!trail.curvature.keepsHessian) return 0.02 + size;
  const distance = distanceOf(from, trail.hessianAt!);
  if (distance > 0 && Number.isFinite(last)) trail.sensitivity = Math.max(size / last, 1e-3) / distance;
  return trail.sensitivity * distanceOf(target, trail.hessianAt!);
}

/** The first point, with a Hessian where there is none, or one from too far away. */
function look({ sums }: PenalisedLoss, start: Float64Array, trail: Trail): Point {
  const { curvature, hessianAt, sensitivity } = trail;
  const isWorn = hessianAt === null || sensitivity * distanceOf(start, hessianAt) > WORN;
  const point = sums.pointAt(start, curvature.keepsHessian && isWorn);
  if (point.hessian === null) return point;
  curvature.learn(point);
  trail.hessianAt = start;
  return point;
}

function distanceOf(a: Float64Array, b: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}

interface Remainder {
  readonly coef: Float64Array;
  readonly step: Float64Array;
  /** Of the step, what is still to do after it. */
  readonly share: number;
}

/** Coefficients are measured against the largest of them, intercepts, which may be 0 beside them, against 1 at least. */
function isSmall({ ridge }: PenalisedLoss, { coef, step, share }: Remainder): boolean {
  const largest = [0, 0];
  const moves = [0, 0];
  for (let i = 0; i < coef.length; i++) {
    const kind = ridge[i] === 0 ? 1 : 0;
    largest[kind] = Math.max(largest[kind]!, Math.abs(coef[i]!));
    moves[kind] = Math.max(moves[kind]!, Math.abs(step[i]!));
  }
  return (
    share * moves[0]! <= TOLERANCE * largest[0]! && share * moves[1]! <= TOLERANCE * Math.max(1, largest[1]!)
  );
}
