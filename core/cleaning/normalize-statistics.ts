import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { AffineNormalization } from '../contracts/recipe.ts';
import type { ColumnMoments } from './column-moments.ts';

export const NO_NORMALIZATION: AffineNormalization = {
  method: 'none',
  offset: 0,
  scale: 1,
  low: 0,
  clip: null,
};

export type AffineMethod = AffineNormalization['method'];

export function isAffine(method: NormalizeMethod): method is AffineMethod {
  return method !== 'quantile' && method !== 'log1p';
}

/** What is known of at least one imputed value; only what a method needs is asked for. */
export interface NormalizationStatistics {
  moments(): ColumnMoments;
  range(): readonly [min: number, max: number];
  /** Linear-interpolated, `qs` in [0, 1] and ascending. */
  quantiles(qs: readonly number[]): ArrayLike<number>;
}

/**
 * The affine normalisation that statistics of the training rows give: scikit-learn's StandardScaler (`standard`),
 * MinMaxScaler (`minMax`), RobustScaler (`robust`) and MaxAbsScaler (`maxAbs`). The offset is subtracted first, so that values
 * far from the origin keep their digits. A constant column is divided by 1.
 */
export function affineNormalization(
  statistics: NormalizationStatistics,
  method: AffineMethod,
  options: CleanSection['normalize'],
): AffineNormalization {
  if (method === 'none') return NO_NORMALIZATION;
  if (method === 'standard') {
    const moments = statistics.moments();
    const scale = isConstant(moments) ? 1 : 1 / Math.sqrt(moments.m2 / moments.n);
    return { method, offset: moments.mean, scale, low: 0, clip: null };
  }
  if (method === 'robust') {
    const [lower, upper] = options.quantileRange;
    const qs = [lower / 100, 0.5, upper / 100].sort((a, b) => a - b);
    const found = statistics.quantiles(qs);
    const at = (q: number) => found[qs.indexOf(q)]!;
    const spread = at(upper / 100) - at(lower / 100);
    return { method, offset: at(0.5), scale: 1 / divisor(spread), low: 0, clip: null };
  }
  const [min, max] = statistics.range();
  if (method === 'maxAbs') {
    const scale = 1 / divisor(Math.max(Math.abs(min), Math.abs(max)));
    return { method, offset: 0, scale, low: 0, clip: null };
  }
  const [low, high] = options.range;
  return {
    method,
    offset: min,
    scale: (high - low) / divisor(max - min),
    low,
    clip: options.clip ? [low, high] : null,
  };
}

/** scikit-learn's rule for all but StandardScaler: so small a spread is one value, and is divided by 1. */
function divisor(spread: number): number {
  return spread < 10 * Number.EPSILON ? 1 : spread;
}

/**
 * Whether the values cannot be told from a constant: the variance is within the rounding error of computing it.
 * scikit-learn's `_is_constant_feature`, after Chan, Golub and LeVeque (1983).
 */
export function isConstant({ n, mean, m2 }: ColumnMoments): boolean {
  const variance = m2 / n;
  return variance <= n * Number.EPSILON * variance + (n * mean * Number.EPSILON) ** 2;
}
