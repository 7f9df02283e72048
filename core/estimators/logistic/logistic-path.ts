import { DataRefusedError } from '../../errors.ts';
import { choleskyCurvature } from './cholesky-curvature.ts';
import { conjugateCurvature } from './conjugate-curvature.ts';
import type { Curvature, LogisticSolver } from './curvature.ts';
import { type Minimum, minimise, type Trail } from './minimise.ts';
import { rowSums } from './row-sums.ts';
import type { StandardRows } from './standard-rows.ts';
import type { TrainingProblem } from './training-problem.ts';

/** Coefficients of the columns as they were. */
export interface LogisticFit {
  /** `k` rows of `(nFeatures,)` */
  readonly coef: readonly (readonly number[])[];
  /** `(k,)`, adding up to 0 where k is not 1 */
  readonly intercept: readonly number[];
  readonly solver: LogisticSolver;
  readonly nIterations: number;
}

/** Rows of coefficients times columns up to which the Hessian is held, and factored; beyond, products with it are cheaper. Measured. */
const LARGEST_HESSIAN = 200;

/**
 * Fits of one training part, in the order of `Cs`. They are solved from the smallest C, whose coefficients are the smallest, to
 * the largest, each from where the one before it ended, whatever the order they are asked for in. C times the loss plus half the
 * sum of squared coefficients is least where the loss plus that over C is.
 */
export function logisticPath(problem: TrainingProblem, Cs: readonly number[]): (LogisticFit | Error)[] {
  const { rows } = problem;
  const size = rows.k * rows.d;
  const sums = rowSums(rows, { withHessians: size <= LARGEST_HESSIAN });
  let start = startOf(problem);
  const trail: Trail = { curvature: curvatureFor(problem), hessianAt: null, sensitivity: 1 };
  const fits = new Map<number, LogisticFit | Error>();
  for (const C of [...new Set(Cs)].sort((a, b) => a - b)) {
    const found = minimise({ sums, ridge: ridgeOf(rows, C) }, start, trail);
    if (found !== null) start = found.coef;
    // What a failure has left behind is no help to the next.
    else Object.assign(trail, { hessianAt: null, sensitivity: 1 });
    fits.set(C, found === null ? notConverged(C) : fitOf(rows, found, trail.curvature.solver));
  }
  return Cs.map((C) => fits.get(C)!);
}

function curvatureFor({ rows, shares }: TrainingProblem): Curvature {
  const { k, d } = rows;
  if (k * d <= LARGEST_HESSIAN) return choleskyCurvature(rows);
  const total = rows.weights.reduce((sum, weight) => sum + weight, 0);
  return conjugateCurvature(
    Float64Array.from({ length: k * d }, (_, i) => {
      const share = shares[Math.floor(i / d)]!;
      return total * share * (1 - share);
    }),
  );
}

/** No coefficients; with an intercept the classes' shares as probabilities. */
function startOf({ rows: { k, d, fitIntercept }, shares }: TrainingProblem): Float64Array {
  const start = new Float64Array(k * d);
  if (!fitIntercept) return start;
  const logs = shares.map(Math.log);
  if (k === 1) {
    start[d - 1] = logs[1]! - logs[0]!;
    return start;
  }
  const mean = logs.reduce((sum, value) => sum + value / k, 0);
  for (let a = 0; a < k; a++) start[(a + 1) * d - 1] = logs[a]! - mean;
  return start;
}

/** In standard coordinates a coefficient is `scale` times as large as it was. */
function ridgeOf({ k, d, scale }: StandardRows, C: number): Float64Array {
  return Float64Array.from({ length: k * d }, (_, i) => {
    const spread = scale[i % d];
    return spread === undefined ? 0 : 1 / (C * spread * spread);
  });
}

function fitOf(rows: StandardRows, { coef, nIterations }: Minimum, solver: LogisticSolver): LogisticFit {
  const { k, d, scale, centre, fitIntercept } = rows;
  const unscaled = Array.from({ length: k }, (_, a) =>
    Array.from(scale, (spread, j) => coef[a * d + j]! / spread),
  );
  const intercept = unscaled.map((row, a) =>
    fitIntercept ? row.reduce((sum, value, j) => sum - value * centre[j]!, coef[(a + 1) * d - 1]!) : 0,
  );
  return { coef: unscaled, intercept, solver, nIterations };
}

function notConverged(C: number): Error {
  return new DataRefusedError({
    where: `logistic fit with C ${C}`,
    found: 'the steps of the solver did not converge',
    allowed: 'finite features of like size, and a penalty that holds their coefficients',
    todo: 'Normalise the features, or lower C',
  });
}
