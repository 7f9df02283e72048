import type { NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { Normalization } from '../contracts/recipe.ts';
import type { ColumnMoments } from './column-moments.ts';

export const NO_NORMALIZATION: Normalization = { method: 'none', offset: 0, scale: 1, low: 0 };

/**
 * The normalisation that moments of at least one value give: scikit-learn's StandardScaler (`standard`) and MinMaxScaler
 * (`minMax`, to `range`). The offset is subtracted first, so that values far from the origin keep their digits.
 */
export function normalizationFrom(
  moments: ColumnMoments,
  method: NormalizeMethod,
  range: readonly [number, number],
): Normalization {
  if (method === 'none') return NO_NORMALIZATION;
  if (method === 'standard') {
    const variance = moments.m2 / moments.n;
    const scale = isConstant(moments) ? 1 : 1 / Math.sqrt(variance);
    return { method, offset: moments.mean, scale, low: 0 };
  }
  const [low, high] = range;
  const spread = moments.max - moments.min;
  // scikit-learn's rule for MinMaxScaler: so small a spread is one value, and is divided by 1.
  const divisor = spread < 10 * Number.EPSILON ? 1 : spread;
  return { method, offset: moments.min, scale: (high - low) / divisor, low };
}

/**
 * Whether the values cannot be told from a constant: the variance is within the rounding error of computing it.
 * scikit-learn's `_is_constant_feature`, after Chan, Golub and LeVeque (1983).
 */
export function isConstant({ n, mean, m2 }: ColumnMoments): boolean {
  const variance = m2 / n;
  return variance <= n * Number.EPSILON * variance + (n * mean * Number.EPSILON) ** 2;
}
