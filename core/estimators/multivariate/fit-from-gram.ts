import { dot } from '../../linear-algebra/dot.ts';
import type { GramBlock } from '../../linear-algebra/gram-block.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { gramForm } from '../least-squares/gram-form.ts';
import type { LeastSquaresProblem, SpectralForm } from '../least-squares/problem.ts';
import { refuseLossAbove } from '../lost-precision.ts';
import { libraryWeights } from './library-weights.ts';
import type { MultivariateFit } from './multivariate-fit.ts';

/**
 * The fit from the Gram block, or `undefined` where the block does not tell which columns are independent. The library takes
 * rows, and solves the normal equations of whatever rows it is given: here p rows instead of n that have the same ones, the
 * square root of the centred Gram matrix of columns of length 1. O(p^3).
 */
export function fitFromGram(X: DesignMatrix, y: Float64Array, block: GramBlock): MultivariateFit | undefined {
  const kept = withoutDependentByConstruction(X, block);
  const constant = block.mean.at(-1)!;
  if (kept === undefined || kept.length >= block.n) return undefined;
  if (kept.length === 0) return { kept, weights: [], centres: [], constant };
  const q = block.mean.length;
  const lengths = Float64Array.from(X.columns, (_, j) => Math.sqrt(block.comoment[j * q + j]!) || 1);
  const problem: LeastSquaresProblem = {
    columns: X.columns,
    y,
    rows: new Int32Array(0),
    block,
    scale: lengths.map((length) => 1 / length),
    zMean: new Float64Array(X.nFeatures),
    oneHotBlocks: [],
    fitIntercept: true,
  };
  const form = gramForm(problem, { active: kept, nStructuralZeros: 0 }, false);
  if (!form.isFullRank(0)) return undefined;
  const weights = libraryWeightsOf(form);
  refuseLoss(form, weights, block.comoment.at(-1)!);
  return {
    kept,
    weights: weights.map((weight, k) => weight / lengths[kept[k]!]!),
    centres: kept.map((j) => block.mean[j]!),
    constant,
  };
}

/**
 * Leaves constants out, and of each category the last level that occurs. `undefined` where levels do not add up to 1 in every
 * row, or a column cannot be summed.
 */
function withoutDependentByConstruction(X: DesignMatrix, block: GramBlock): number[] | undefined {
  const q = block.mean.length;
  if (X.columns.some((_, j) => !Number.isFinite(block.comoment[j * q + j]))) return undefined;
  const varies = (j: number) => block.min[j] !== block.max[j];
  const blocks = X.oneHotBlocks.filter((members) => members.some(varies));
  for (const members of blocks) {
    const total = members.reduce((sum, j) => sum + block.mean[j]!, 0);
    if (Math.abs(total - 1) > 1e-12) return undefined;
  }
  const last = new Set(blocks.map((members) => members.findLast(varies)));
  return [...X.columns.keys()].filter((j) => varies(j) && !last.has(j));
}

/** Row k is `sqrt(eigenvalue k) * vector k`: their products are the Gram matrix, and those with the target `X'y`. */
function libraryWeightsOf({ eigenvalues, vectors, projections }: SpectralForm): number[] {
  const roots = eigenvalues.map(Math.sqrt);
  const columns = vectors.map((_, j) => roots.map((root, k) => root * vectors[k]![j]!));
  return libraryWeights(
    columns,
    roots.map((root, k) => projections[k]! / root),
  );
}

/** What the weights leave above the least sum of squares is the squared distance of the predictions. */
function refuseLoss(form: SpectralForm, weights: readonly number[], variation: number): void {
  const { eigenvalues, vectors, projections } = form;
  const found = Float64Array.from(weights);
  let excess = 0;
  let least = variation;
  for (const [k, value] of eigenvalues.entries()) {
    excess += value * (dot(vectors[k]!, found) - projections[k]! / value) ** 2;
    least -= projections[k]! ** 2 / value;
  }
  refuseLossAbove('multivariateLinear', { excess, least: Math.max(0, least), variation });
}
