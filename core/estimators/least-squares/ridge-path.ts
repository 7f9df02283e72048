import { DataRefusedError } from '../../errors.ts';
import { refuseNonFiniteFit } from '../fitted-values.ts';
import { gramForm } from './gram-form.ts';
import type { LeastSquaresProblem, Solver, SpectralForm } from './problem.ts';
import { rowsForm } from './rows-form.ts';
import { structureOf } from './structure.ts';

/** Predicts `base + sum of coef[j] * (z[j] - mean of z[j])`. */
export interface LinearFit {
  /** `(p,)`, of the normalised features `z` */
  readonly coef: Float64Array;
  /** The prediction at the mean of the training rows. */
  readonly base: number;
  /**
   * Of the features as the solver saw them: centred beside an intercept. Of coordinate descent the number of coefficients that
   * are not 0, whose columns are independent.
   */
  readonly rank: number;
  readonly solver: Solver;
  /** Of coordinate descent alone. */
  readonly descent?: {
    /** Passes over the columns. */
    readonly nIter: number;
    /** How far above the least value the objective, per row, can be at most. */
    readonly dualGap: number;
  };
}

/**
 * All solutions of `min |y - Z coef - intercept|^2 + alpha |coef|^2`, the intercept not penalised, as scikit-learn's
 * LinearRegression (`alpha` 0, of least norm where there are several) and Ridge. What they share is computed once, when first
 * needed: one eigendecomposition of the Gram matrix and, where that is not accurate enough, one decomposition of the rows.
 * A further `alpha` costs O(p^2).
 * @throws DataRefusedError without rows, or with values whose squares are not finite
 */
export function ridgePath(problem: LeastSquaresProblem): (alpha: number) => LinearFit {
  refuseUnusable(problem);
  const structure = structureOf(problem);
  // More unknowns than rows: no Gram matrix of them has full rank, and the rows are the smaller problem.
  const isWide = structure.active.length > problem.rows.length;
  const plain = once(() => gramForm(problem, structure, false));
  const equilibrated = once(() => gramForm(problem, structure, true));
  const fromRows = once(() => rowsForm(problem, structure));
  const formFor = (alpha: number): SpectralForm => {
    if (isWide) return fromRows();
    const form = alpha === 0 && structure.nStructuralZeros === 0 ? equilibrated() : plain();
    return form.isSafe(alpha) ? form : fromRows();
  };
  return (alpha) => {
    const form = formFor(alpha);
    const coef = solve(form, alpha, { active: structure.active, p: problem.scale.length });
    refuseNonFiniteFit('least squares', coef);
    return { coef, base: baseOf(problem, coef), rank: form.vectors.length, solver: form.solver };
  };
}

function solve(
  { vectors, eigenvalues, projections }: SpectralForm,
  alpha: number,
  { active, p }: { readonly active: readonly number[]; readonly p: number },
): Float64Array {
  const solution = new Float64Array(active.length);
  for (let k = 0; k < vectors.length; k++) {
    const vector = vectors[k]!;
    const weight = projections[k]! / (eigenvalues[k]! + alpha);
    for (let i = 0; i < vector.length; i++) solution[i] = solution[i]! + weight * vector[i]!;
  }
  if (active.length === p) return solution;
  const coef = new Float64Array(p);
  for (let i = 0; i < active.length; i++) coef[active[i]!] = solution[i]!;
  return coef;
}

/** The prediction at the mean of the training rows. O(p). */
export function baseOf({ block, zMean, fitIntercept }: LeastSquaresProblem, coef: Float64Array): number {
  if (fitIntercept) return block.mean.at(-1)!;
  return coef.reduce((sum, weight, j) => sum + weight * zMean[j]!, 0);
}

/** @throws DataRefusedError without rows, or with values whose squares are not finite */
export function refuseUnusable({ block, rows }: LeastSquaresProblem): void {
  if (rows.length === 0) {
    throw new DataRefusedError({ where: 'least squares', found: 'no training rows', allowed: 'at least 1' });
  }
  const q = block.mean.length;
  const index = block.mean.findIndex((_, j) => !Number.isFinite(block.comoment[j * q + j]));
  if (index === -1) return;
  throw new DataRefusedError({
    where: index === q - 1 ? 'the target' : `column ${index} of the design matrix`,
    found: `values from ${block.min[index]} to ${block.max[index]}, whose sum of squares is not a finite number`,
    todo: 'Mend the extreme cells or scale the column down',
  });
}

/** Computes when first asked. */
export function once<Value>(compute: () => Value): () => Value {
  let cached: { readonly value: Value } | undefined;
  return () => {
    cached ??= { value: compute() };
    return cached.value;
  };
}
