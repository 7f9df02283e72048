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

/** What the signs of the coefficients decide: the equations of the columns that have one. */
export type ActiveSolution =
  | {
      readonly isDependent: false;
      /** `(active.length,)`: where the objective with these signs is least */
      readonly coef: Float64Array;
      /** Whether rounding moves it by no more than about 1e-10. */
      readonly isSafe: boolean;
    }
  | {
      readonly isDependent: true;
      /** `(active.length,)`: a combination of the columns that is 0 */
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
  /** @param signs `(active.length,)`, -1 or 1 */
  readonly solveActive: (
    active: readonly number[],
    signs: readonly number[],
    penalties: Penalties,
  ) => ActiveSolution;
}
