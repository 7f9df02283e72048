import { DataRefusedError } from '../../errors.ts';
import { refuseNonFiniteFit } from '../fitted-values.ts';
import type { LeastSquaresProblem } from '../least-squares/problem.ts';
import { baseOf, type LinearFit, once, refuseUnusable, ridgePath } from '../least-squares/ridge-path.ts';
import { structureOf } from '../least-squares/structure.ts';
import type { Penalties } from './descent-system.ts';
import { gramSystem } from './gram-system.ts';
import { approach, type Minimum, minimise } from './minimise.ts';
import { rowsSystem } from './rows-system.ts';

export interface ElasticNetSettings {
  /** At least 0. */
  readonly alpha: number;
  /** From 0, ridge, to 1, lasso. */
  readonly l1Ratio: number;
}

/**
 * Solutions of `min |y - Z coef - intercept|^2 / (2 n) + alpha l1Ratio |coef|_1 + alpha (1 - l1Ratio) / 2 |coef|^2`, the
 * intercept not penalised, as scikit-learn's Lasso and ElasticNet, in the order of the settings. Within one `l1Ratio` they are
 * found by descending alpha, each from the one before. A solution that is one of many is found again from 0, so that none
 * depends on the others by more than rounding. What fails has its error in place of a fit.
 *
 * By the Gram matrix, whatever the number of rows; where that has lost the digits that matter, on rows. Without an L1 penalty
 * it is ridge with `n alpha (1 - l1Ratio)`. O(p^2) for each pass over the columns.
 * @throws DataRefusedError without rows, or with values whose squares are not finite
 */
export function elasticNetPath(
  problem: LeastSquaresProblem,
): (settings: readonly ElasticNetSettings[]) => (LinearFit | Error)[] {
  refuseUnusable(problem);
  const solve = solver(problem);
  const ridge = once(() => ridgePath(problem));
  return (settings) => {
    const fits: (LinearFit | Error)[] = new Array(settings.length);
    const starts = new Map<number, Float64Array>();
    const byAlpha = [...settings.entries()].sort(([, a], [, b]) => b.alpha - a.alpha);
    for (const [index, { alpha, l1Ratio }] of byAlpha) {
      const { n } = problem.block;
      const penalties = { l1: n * alpha * l1Ratio, l2: n * alpha * (1 - l1Ratio) };
      try {
        if (penalties.l1 === 0) {
          fits[index] = ridge()(penalties.l2);
          continue;
        }
        const { fit, coef } = solve(penalties, starts.get(l1Ratio));
        starts.set(l1Ratio, coef);
        fits[index] = fit;
      } catch (error) {
        fits[index] = error instanceof Error ? error : new Error(String(error));
      }
    }
    return fits;
  };
}

/** @param start of the columns that can have a coefficient; without it none of another candidate */
function solver(problem: LeastSquaresProblem) {
  const { active } = structureOf(problem);
  const gram = once(() => gramSystem(problem, active));
  const rows = once(() => rowsSystem(problem, active));
  const minimum = (penalties: Penalties, start = approach(gram(), penalties)) => {
    const byGram = minimise(gram(), penalties, start);
    if (byGram.isOptimal && byGram.isSafe && isFound(byGram)) {
      return { ...byGram, solver: 'coordinateDescent' } as const;
    }
    const byRows = minimise(rows(), penalties, byGram.coef);
    const nPasses = byGram.nPasses + byRows.nPasses;
    return { ...byRows, nPasses, solver: 'coordinateDescentRows' } as const;
  };
  return (penalties: Penalties, start?: Float64Array): { fit: LinearFit; coef: Float64Array } => {
    let found = minimum(penalties, start);
    if (start !== undefined && !found.isUnique) found = minimum(penalties);
    if (!isFound(found)) throw notConverged(found);
    const coef = new Float64Array(problem.columns.length);
    for (const [a, j] of active.entries()) coef[j] = found.coef[a]!;
    refuseNonFiniteFit('coordinate descent', Array.from(coef));
    const rank = coef.filter((value) => value !== 0).length;
    const descent = { nIter: found.nPasses, dualGap: found.gap.gap / problem.block.n };
    const fit = { coef, base: baseOf(problem, coef), rank, solver: found.solver, descent };
    return { fit, coef: found.coef };
  };
}

/** The gap proves a solution that rounding keeps from meeting every condition. */
function isFound({ gap: { gap, allowed } }: Minimum): boolean {
  return gap <= allowed;
}

function notConverged({ nPasses, gap: { gap, allowed } }: Minimum): DataRefusedError {
  return new DataRefusedError({
    where: 'coordinate descent',
    found: `no solution after ${nPasses} passes: its duality gap is ${gap.toPrecision(2)}`,
    allowed: `at most ${allowed.toPrecision(2)}, so that nothing half done is taken for a solution`,
    todo: 'Normalise the features, leave out some that depend on others, or raise alpha',
  });
}
