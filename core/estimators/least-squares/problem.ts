import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import type { Span } from '../polynomial-features/span.ts';

/**
 * A linear model to be fitted to some rows, with or without a penalty. Features are
 * `z[j] = (columns[j] - mean[j]) * scale[j] + zMean[j]`, which is every affine normalisation; coefficients are those of `z`.
 */
export interface LeastSquaresProblem {
  /** `p` arrays of `(nRows,)`, before normalisation */
  readonly columns: readonly Float64Array[];
  /** `(nRows,)` */
  readonly y: Float64Array;
  /** The training rows: indices into `columns` and `y`; none of weight 0. */
  readonly rows: Int32Array;
  /** `(nRows,)`: how often a row counts. @default null: once */
  readonly weights?: Float64Array | null;
  /** Of `columns` and `y` at these rows, with these weights. */
  readonly block: GramBlock;
  /** `(p,)` */
  readonly scale: Float64Array;
  /** `(p,)` */
  readonly zMean: Float64Array;
  /** One-hot blocks: indices of columns of 0 and 1 that add up to 1 in every training row, with a scale of 1. */
  readonly oneHotBlocks: readonly (readonly number[])[];
  /** Where columns are products of those of the one-hot blocks. @default all that vary, less one for each block */
  readonly span?: Span;
  readonly fitIntercept: boolean;
}

export type Solver = SpectralSolver | DescentSolver;
export type SpectralSolver = 'gramEigen' | 'minimumNormRows';
export type DescentSolver = 'coordinateDescent' | 'coordinateDescentRows';

/**
 * A penalised least-squares problem in the coordinates in which it is diagonal:
 * `coef = sum of vectors[k] * projections[k] / (eigenvalues[k] + alpha)`, for every `alpha`.
 */
export interface SpectralForm {
  /** `rank` vectors of `(active.length,)` */
  readonly vectors: readonly Float64Array[];
  /** `(rank,)`, squares of singular values */
  readonly eigenvalues: Float64Array;
  /** `(rank,)` */
  readonly projections: Float64Array;
  readonly solver: SpectralSolver;
}
