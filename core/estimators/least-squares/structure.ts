import type { LeastSquaresProblem } from './problem.ts';

/** What is known of a problem's rank before any arithmetic. */
export interface Structure {
  /** Columns that can have a coefficient; those left out have exactly 0. */
  readonly active: readonly number[];
  /** Dimensions in which the active columns are dependent by construction. */
  readonly nStructuralZeros: number;
  /** What the rank can be at most: centred rows add up to 0, which costs the rows one dimension. */
  readonly maxRank: number;
}

/**
 * Beside an intercept a constant column adds nothing, and the indicators of a one-hot block, which add up to 1, lose one
 * dimension. Without an intercept constant columns and one-hot blocks are multiples of one another: all but one are too many.
 * O(columns).
 */
export function structureOf(problem: LeastSquaresProblem): Structure {
  const { block, rows, fitIntercept, oneHotBlocks, scale, span, zMean } = problem;
  const isConstant = (j: number) => block.min[j] === block.max[j];
  const active = Array.from(scale.keys()).filter((j) => !(isConstant(j) && (fitIntercept || zMean[j] === 0)));
  // A block with a single level left is a constant column, and counted as one.
  const nBlocks = oneHotBlocks.filter((members) => members.some((j) => !isConstant(j))).length;
  const nConstants = active.filter(isConstant).length;
  const nVarying = span?.varying ?? active.length - nConstants - nBlocks;
  // Without an intercept a constant is one more dimension, however many columns have it.
  const hasConstant = nBlocks + nConstants > 0 || span?.constant === true;
  const spanned = nVarying + (hasConstant && !fitIntercept ? 1 : 0);
  const nStructuralZeros = Math.max(0, active.length - spanned);
  const isCentred = fitIntercept || active.every((j) => zMean[j] === 0);
  const maxRank = Math.min(active.length - nStructuralZeros, isCentred ? rows.length - 1 : rows.length);
  return { active, nStructuralZeros, maxRank };
}
