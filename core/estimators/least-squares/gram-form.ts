import { symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts';
import type { LeastSquaresProblem, SpectralForm } from './problem.ts';
import type { Structure } from './structure.ts';

/**
 * The smallest share of the largest eigenvalue that is trusted. A Gram matrix has the square of its rows' condition number:
 * at this bound its rounding, a few eps of the largest eigenvalue, moves the fitted values by about 1e-10 of their size.
 */
const SAFE_RATIO = 1e-6;
/** What a structural zero may be instead of 0, as a share of the largest eigenvalue. */
const ZERO_RATIO = 1e-12;

export interface GramForm extends SpectralForm {
  /** Whether the solution for this `alpha` is as accurate as one from rows. */
  readonly isSafe: (alpha: number) => boolean;
}

/**
 * The problem from its Gram matrix alone. O(p^3), whatever the number of rows. With `equilibrate` columns are first
 * brought to one length, which changes no unpenalised solution of full rank and forgives columns of different scales.
 */
export function gramForm(
  problem: LeastSquaresProblem,
  { active, nStructuralZeros }: Structure,
  equilibrate: boolean,
): GramForm {
  const size = active.length;
  const { gram, target } = normalEquations(problem, active);
  const lengths = Float64Array.from(active, (_, i) => (equilibrate ? Math.sqrt(gram[i * size + i]!) : 1));
  for (let i = 0; i < size; i++) {
    target[i] = target[i]! / lengths[i]!;
    for (let j = 0; j < size; j++) gram[i * size + j] = gram[i * size + j]! / (lengths[i]! * lengths[j]!);
  }
  const { values, vectors } = symmetricEigen(gram, size);
  const kept = vectors.slice(nStructuralZeros);
  const eigenvalues = values.slice(nStructuralZeros);
  const largest = values.at(-1) ?? 0;
  const smallest = eigenvalues[0] ?? 0;
  const zerosAreZero = values
    .slice(0, nStructuralZeros)
    .every((value) => Math.abs(value) <= ZERO_RATIO * largest);
  return {
    solver: 'gramEigen',
    eigenvalues,
    projections: Float64Array.from(kept, (vector) => dot(vector, target)),
    vectors: equilibrate ? kept.map((vector) => vector.map((v, i) => v / lengths[i]!)) : kept,
    isSafe: (alpha) => size === 0 || (zerosAreZero && smallest + alpha >= SAFE_RATIO * (largest + alpha)),
  };
}

/** `Z'Z` and `Z'y` of the active columns: about the mean beside an intercept, else about the origin. */
function normalEquations(problem: LeastSquaresProblem, active: readonly number[]) {
  const { block, scale, zMean, fitIntercept } = problem;
  const q = block.mean.length;
  const targetMean = block.mean[q - 1]!;
  const size = active.length;
  const gram = new Float64Array(size * size);
  const target = new Float64Array(size);
  for (const [a, i] of active.entries()) {
    target[a] = scale[i]! * block.comoment[i * q + q - 1]!;
    if (!fitIntercept) target[a] = target[a]! + block.n * zMean[i]! * targetMean;
    for (const [b, j] of active.entries()) {
      const product = scale[i]! * scale[j]! * block.comoment[i * q + j]!;
      gram[a * size + b] = fitIntercept ? product : product + block.n * (zMean[i]! * zMean[j]!);
    }
  }
  return { gram, target };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
