import { columnQuantiles } from '../../cleaning/column-quantiles.ts';
import {
  type AffineMethod,
  affineNormalization,
  type NormalizationStatistics,
} from '../../cleaning/normalize-statistics.ts';
import type { CleanSection } from '../../contracts/config/clean-section.ts';
import type { LeastSquaresProblem } from '../../estimators/least-squares/problem.ts';
import type { EncodedSplit } from './encoded-split.ts';

interface ProblemVariant {
  readonly method: AffineMethod;
  /** Their `clip` must be off: it is not affine. */
  readonly options: CleanSection['normalize'];
  readonly fitIntercept: boolean;
}

/**
 * The least-squares problem of a training part under one normalisation, whose statistics its Gram block already holds: O(p),
 * but for `robust`, whose quantiles take the rows: O(rows x p).
 */
export function normalizedProblem(
  split: EncodedSplit,
  { method, options, fitIntercept }: ProblemVariant,
): LeastSquaresProblem {
  const { columns, y, train, trainBlock, layout, weighted } = split;
  const { rows, block, weights } = weighted ?? { rows: train, block: trainBlock, weights: null };
  const scale = new Float64Array(columns.length).fill(1);
  const zMean = block.mean.slice(0, columns.length);
  // Without rows there are no statistics; the solver refuses such a part.
  if (trainBlock.n > 0) {
    for (const j of layout.numeric) {
      const normalization = affineNormalization(statisticsOf(split, j), method, options);
      scale[j] = normalization.scale;
      zMean[j] = (block.mean[j]! - normalization.offset) * normalization.scale + normalization.low;
    }
  }
  const { oneHotBlocks } = layout;
  return { columns, y, rows, weights, block, scale, zMean, oneHotBlocks, fitIntercept };
}

function statisticsOf({ columns, train, trainBlock }: EncodedSplit, j: number): NormalizationStatistics {
  const { n, mean, comoment, min, max } = trainBlock;
  const range = [min[j]!, max[j]!] as const;
  const m2 = comoment[j * mean.length + j]!;
  return {
    moments: () => ({ n, mean: mean[j]!, m2, min: range[0], max: range[1] }),
    range: () => range,
    quantiles: (qs) => columnQuantiles(columns[j]!, train, qs)!,
  };
}
