import { rankTolerance } from '../../linear-algebra/least-squares.ts';
import { thinSvd } from '../../linear-algebra/thin-svd.ts';
import type { LeastSquaresProblem, SpectralForm } from './problem.ts';

/**
 * The problem from its rows, by singular value decomposition: for problems whose Gram matrix has lost what matters. Singular
 * values at rounding level are left out, which makes the solution the one of least norm, with or without a penalty.
 * O(rows x p x min(rows, p)).
 */
export function rowsForm(problem: LeastSquaresProblem, active: readonly number[]): SpectralForm {
  const { rows, columns, y, block, fitIntercept } = problem;
  const targetMean = fitIntercept ? block.mean.at(-1)! : 0;
  const target = Float64Array.from(rows, (row) => y[row]! - targetMean);
  const { singularValues, rightVectors, project } = thinSvd(active.map((j) => normalised(problem, j)));
  const cutoff = rankTolerance(rows.length, columns.length) * (singularValues[0] ?? 0);
  const rank = singularValues.filter((value) => value > cutoff).length;
  const projections = active.length === 0 ? new Float64Array(0) : project(target);
  const kept = singularValues.slice(0, rank);
  return {
    solver: 'minimumNormRows',
    vectors: rightVectors.slice(0, rank),
    eigenvalues: kept.map((value) => value * value),
    projections: kept.map((value, k) => value * projections[k]!),
  };
}

function normalised({ rows, columns, block, scale, zMean, fitIntercept }: LeastSquaresProblem, j: number) {
  const column = columns[j]!;
  const mean = block.mean[j]!;
  const low = fitIntercept ? 0 : zMean[j]!;
  const factor = scale[j]!;
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) result[i] = (column[rows[i]!]! - mean) * factor + low;
  return result;
}
