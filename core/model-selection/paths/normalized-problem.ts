import { normalizationFrom } from '../../cleaning/normalize-statistics.ts';
import type { NormalizeMethod } from '../../contracts/config/clean-section.ts';
import type { LeastSquaresProblem } from '../../estimators/least-squares/problem.ts';
import type { EncodedSplit } from './encoded-split.ts';

interface ProblemVariant {
  readonly method: NormalizeMethod;
  readonly range: readonly [number, number];
  readonly fitIntercept: boolean;
}

/** The least-squares problem of a training part under one normalisation, whose statistics its Gram block already holds. O(p). */
export function normalizedProblem(
  { columns, y, train, trainBlock: block, layout }: EncodedSplit,
  { method, range, fitIntercept }: ProblemVariant,
): LeastSquaresProblem {
  const q = block.mean.length;
  const scale = new Float64Array(columns.length).fill(1);
  const zMean = block.mean.slice(0, columns.length);
  // Without rows there are no statistics; the solver refuses such a part.
  if (block.n > 0) {
    for (const j of layout.numeric) {
      const mean = block.mean[j]!;
      const moments = {
        n: block.n,
        mean,
        m2: block.comoment[j * q + j]!,
        min: block.min[j]!,
        max: block.max[j]!,
      };
      const normalization = normalizationFrom(moments, method, range);
      scale[j] = normalization.scale;
      zMean[j] = (mean - normalization.offset) * normalization.scale + normalization.low;
    }
  }
  const { oneHotBlocks } = layout;
  return { columns, y, rows: train, block, scale, zMean, oneHotBlocks, fitIntercept };
}
