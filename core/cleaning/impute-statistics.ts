import type { CleanSection } from '../contracts/config/clean-section.ts';
import type { TrainingSample } from './training-sample.ts';
import { countKnown, modeOf } from './value-counts.ts';

/**
 * What fills the gaps of a numeric column that its method leaves, or all of them: scikit-learn's SimpleImputer with
 * `keep_empty_features=True`, 0 where no row has a value. What fills along the rows leave gets the median; what knn leaves
 * gets the mean, as KNNImputer's does. O(n), for the mode of more than 32,768 distinct values the cost of sorting them.
 */
export function numericImputation(
  sample: TrainingSample,
  { numeric: method, fillNumber }: Pick<CleanSection['impute'], 'numeric' | 'fillNumber'>,
): number {
  if (method === 'constant') return fillNumber;
  if (sample.n === 0) return 0;
  if (method === 'mean' || method === 'knn') return sample.moments().mean;
  if (method === 'mostFrequent') return modeOf(countKnown(sample.values.slice()))!;
  return sample.quantiles([0.5])[0]!;
}
