import { dot } from '../../linear-algebra/dot.ts';
import { symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts';
import { normalEquations } from './normal-equations.ts';
import type { LeastSquaresProblem, SpectralForm } from './problem.ts';
import type { Structure } from './structure.ts';

/**
 * The smallest share of the largest eigenvalue that is trusted. A Gram matrix has the square of its rows' condition number:
 * at this bound its rounding, a few eps of the largest eigenvalue, moves the fitted values by about 1e-10 of their size.
 */
const SAFE_RATIO = 1e-6;
/** What a structural zero may be instead of 0, as a share of the largest eigenvalue. */
const ZERO_RATIO = 1e-12;
/**
 * The smallest share of the target's variation that the residuals may be. What rounding moves the fitted values by is
 * measured against the target, and must be nothing beside the residuals.
 */
const SAFE_RESIDUAL = 1e-6;

interface GramForm extends SpectralForm {
  /** Whether no eigenvalue is so small that rounding matters but those that are 0 by construction, and are. */
  readonly isFullRank: (alpha: number) => boolean;
  /** Whether the solution for this `alpha` is as accurate as one from rows. */
  readonly isSafe: (alpha: number) => boolean;
}

/**
 * The problem from its Gram matrix alone. O(p^3), whatever the number of rows. With `equilibrate` columns are first
 * brought to one length, which changes no unpenalised solution of full rank and forgives columns of different scales.
 */
export function gramForm(
  problem: LeastSquaresProblem,
  { active, nStructuralZeros }: Pick<Structure, 'active' | 'nStructuralZeros'>,
  equilibrate: boolean,
): GramForm {
  const size = active.length;
  const { gramRow, target, variation } = normalEquations(problem, active);
  const gram = new Float64Array(size * size);
  for (let i = 0; i < size; i++) gram.set(gramRow(i), i * size);
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
  const projections = Float64Array.from(kept, (vector) => dot(vector, target));
  const isFullRank = (alpha: number) => zerosAreZero && smallest + alpha >= SAFE_RATIO * (largest + alpha);
  return {
    solver: 'gramEigen',
    eigenvalues,
    projections,
    vectors: equilibrate ? kept.map((vector) => vector.map((v, i) => v / lengths[i]!)) : kept,
    isFullRank,
    isSafe: (alpha) =>
      size === 0 ||
      (isFullRank(alpha) &&
        variation - explained(eigenvalues, projections, alpha) >= SAFE_RESIDUAL * variation),
  };
}

/** What the solution takes off the target's sum of squares. */
function explained(eigenvalues: Float64Array, projections: Float64Array, alpha: number): number {
  let sum = 0;
  for (let k = 0; k < projections.length; k++) {
    const value = eigenvalues[k]!;
    const weight = projections[k]! / (value + alpha);
    sum += (weight * (projections[k]! * (value + 2 * alpha))) / (value + alpha);
  }
  return sum;
}
