import { thinSvd } from './thin-svd.ts';

interface LeastSquaresInput {
  /** `nColumns` arrays of `(nRows,)`, tall or wide; kept */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)`; kept */
  readonly y: Float64Array;
}

interface LeastSquaresSolution {
  /** `(nColumns,)`: of all minimisers of `|y - X coef|` the one of least norm */
  readonly coef: Float64Array;
  readonly rank: number;
  /** `(min(nRows, nColumns),)`, descending */
  readonly singularValues: Float64Array;
}

/** The share of the largest singular value at which rounding error begins: `max(nRows, nColumns) * eps`, as in LAPACK's users' guide. */
export function rankTolerance(nRows: number, nColumns: number): number {
  return Math.max(nRows, nColumns) * Number.EPSILON;
}

/**
 * Minimum-norm least squares by singular value decomposition, without an intercept.
 * O(nRows x nColumns x min(nRows, nColumns)).
 * @throws DataRefusedError when a number of `columns` is not finite
 */
export function leastSquares({ columns, y }: LeastSquaresInput): LeastSquaresSolution {
  const { singularValues, rightVectors, project } = thinSvd(columns);
  const projections = project(y);
  const cutoff = rankTolerance(y.length, columns.length) * (singularValues[0] ?? 0);
  const coef = new Float64Array(columns.length);
  let rank = 0;
  for (const [k, value] of singularValues.entries()) {
    if (!(value > cutoff)) continue;
    rank++;
    const weight = projections[k]! / value;
    const vector = rightVectors[k]!;
    for (let j = 0; j < coef.length; j++) coef[j] = coef[j]! + weight * vector[j]!;
  }
  return { coef, rank, singularValues };
}
