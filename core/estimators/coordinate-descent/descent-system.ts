import type { TriangularFactor } from './triangular-factor.ts';

/** Of `|y - Z coef|^2 / 2 + l1 |coef|_1 + l2 |coef|^2 / 2`. */
export interface Penalties {
  /** Above 0. */
  readonly l1: number;
  readonly l2: number;
}

/** The residuals at some coefficients, kept up to date as these move. */
export interface Residual {
  /** `z_j'(y - Z coef)` */
  readonly correlation: (j: number) => number;
  /**
   * Coefficient `j` has grown by `step`.
   * @param asked the columns whose correlations will still be asked for
   */
  readonly move: (j: number, step: number, asked: ArrayLike<number>) => void;
  /** `|y - Z coef|^2` */
  readonly squares: (coef: Float64Array) => number;
}

/** The columns that have a coefficient, made ready for their equations. */
export type ActiveFactor =
  | ({ readonly isDependent: false } & TriangularFactor)
  | {
      readonly isDependent: true;
      /** `(members.length,)`: a combination of the columns that is 0 */
      readonly direction: Float64Array;
    };

/** A least-squares problem as descent sees it, from a Gram matrix or from rows. */
export interface DescentSystem {
  /** Columns */
  readonly size: number;
  /** `(size,)`: `|z_j|^2` */
  readonly squares: Float64Array;
  /** `|y|^2` */
  readonly targetSquares: number;
  readonly residualAt: (coef: Float64Array) => Residual;
  /** @param l2 the penalty, which the factor includes */
  readonly factorise: (members: readonly number[], l2: number) => ActiveFactor;
  /** A column of which less than this share of its square is left beside those before it is not solved for safely. */
  readonly safeShare: number;
}
