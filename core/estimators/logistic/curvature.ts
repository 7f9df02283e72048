import type { PenalisedLoss } from './penalised-loss.ts';
import type { Point } from './row-sums.ts';

export type LogisticSolver = 'newtonCholesky' | 'newtonCg';

/** How steps are found. */
export interface Curvature {
  readonly solver: LogisticSolver;
  /** Whether a Hessian is kept, and serves for steps from points near its own. */
  readonly keepsHessian: boolean;
  /** Takes over the Hessian of a point that has one. */
  readonly learn: (point: Point) => void;
  /** `-(Hessian + ridge)^-1 gradient`, `(k, d)`, or nearly so */
  readonly step: (objective: PenalisedLoss, coef: Float64Array, gradient: Float64Array) => Float64Array;
}
