import { rankTolerance } from '../../linear-algebra/least-squares.ts';
import { thinSvd } from '../../linear-algebra/thin-svd.ts';
import type { LeastSquaresProblem, SpectralForm } from './problem.ts';
import type { Structure } from './structure.ts';

/**
 * The problem from its rows, by singular value decomposition: for problems whose Gram matrix has lost what matters. Singular
 * values at rounding level, and those that are 0 by construction, are left out, which makes the solution the one of least
 * norm, with or without a penalty.
 * O(rows x p x min(rows, p)).
 */
export function rowsForm(problem: LeastSquaresProblem, { active, maxRank }: Structure): SpectralForm {
  const { rows, columns } = problem;
  const { features, target } = normalisedRows(problem, active);
  const { singularValues, rightVectors, project } = thinSvd(features);
  const cutoff = rankTolerance(rows.length, columns.length) * (singularValues[0] ?? 0);
  const rank = Math.min(maxRank, singularValues.filter((value) => value > cutoff).length);
  const projections = active.length === 0 ? new Float64Array(0) : project(target);
  const kept = singularValues.slice(0, rank);
  return {
    solver: 'minimumNormRows',
    vectors: rightVectors.slice(0, rank),
    eigenvalues: kept.map((value) => value * value),
    projections: kept.map((value, k) => value * projections[k]!),
  };
}

/** `active.length` arrays of `(nRows,)` and the target, `(nRows,)`: centred beside an intercept. O(rows x active). */
export function normalisedRows(problem: LeastSquaresProblem, active: readonly number[]) {
  const { rows, y, block, fitIntercept } = problem;
  const targetMean = fitIntercept ? block.mean.at(-1)! : 0;
  const target = Float64Array.from(rows, (row) => y[row]! - targetMean);
  weigh(target, problem);
  return { features: active.map((j) => normalised(problem, j)), target };
}

/** A column of `z`. A centred one is centred twice: the rounding of a large mean is one and the same in every row. */
function normalised(problem: LeastSquaresProblem, j: number): Float64Array {
  const { rows, columns, block, scale, zMean, weights, fitIntercept } = problem;
  const column = columns[j]!;
  const mean = block.mean[j]!;
  const low = fitIntercept ? 0 : zMean[j]!;
  const factor = scale[j]!;
  const result = new Float64Array(rows.length);
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    result[i] = column[rows[i]!]! - mean;
    sum += weights === null || weights === undefined ? result[i]! : weights[rows[i]!]! * result[i]!;
  }
  // Where `low` is not 0 the remainder belongs to the rounded mean that `low` was made from.
  const rest = low === 0 ? sum / block.n : 0;
  for (let i = 0; i < rows.length; i++) result[i] = (result[i]! - rest) * factor + low;
  weigh(result, problem);
  return result;
}

/** A row times the root of its weight is the row counted as often as that in every sum of squares. */
function weigh(values: Float64Array, { rows, weights }: LeastSquaresProblem): void {
  if (weights === null || weights === undefined) return;
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * Math.sqrt(weights[rows[i]!]!);
}
