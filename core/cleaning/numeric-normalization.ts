import type { CleanSection, NormalizeMethod } from '../contracts/config/clean-section.ts';
import type { Normalization } from '../contracts/recipe.ts';
import { mergeMoments, repeatedMoments } from './column-moments.ts';
import { affineNormalization, isAffine, type NormalizationStatistics } from './normalize-statistics.ts';
import type { TrainingSample } from './training-sample.ts';

/** The imputed values of a column in the training rows, at least one: those of a sample, and one value for each gap. */
export interface ImputedSample {
  readonly sample: TrainingSample;
  readonly value: number;
  readonly gaps: number;
}

/**
 * The normalisation that imputed training values give. `quantile` is scikit-learn's QuantileTransformer to a uniform
 * distribution, without its subsampling. O(n), for `quantile` the cost of sorting.
 */
export function numericNormalization(
  imputed: ImputedSample,
  method: NormalizeMethod,
  options: CleanSection['normalize'],
): Normalization {
  if (method === 'log1p') return { method };
  if (isAffine(method)) return affineNormalization(statisticsOf(imputed), method, options);
  const n = Math.min(options.nQuantiles, imputed.sample.n + imputed.gaps);
  const quantiles = Array.from(statisticsOf(imputed).quantiles(evenShares(n)));
  return { method, quantiles };
}

/**
 * So many shares from 0 to 1 with the roundings that they have in scikit-learn (NumPy's linspace, made percentages and
 * shares again): where values repeat, a rounding decides whether a quantile is the first of the equal ones.
 */
function evenShares(n: number): number[] {
  const step = 1 / (n - 1);
  return Array.from({ length: n }, (_, i) => (i === 0 ? 0 : i === n - 1 ? 1 : (i * step * 100) / 100));
}

export function statisticsOf({ sample, value, gaps }: ImputedSample): NormalizationStatistics {
  return {
    moments: () => mergeMoments(sample.moments(), repeatedMoments(value, gaps)),
    range() {
      const [min, max] = sample.range();
      return gaps === 0 ? [min, max] : [Math.min(min, value), Math.max(max, value)];
    },
    quantiles: (qs) => sample.with(value, gaps).quantiles(qs),
  };
}
