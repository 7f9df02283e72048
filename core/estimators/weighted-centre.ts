/** The mean of values that count as often as their weights say, summed about the first. O(n). */
export function weightedMean(values: Float64Array, weights: Float64Array): number {
  const about = values[0]!;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i]! * (values[i]! - about);
    total += weights[i]!;
  }
  return about + sum / total;
}

/**
 * The least of some values at which half of the total weight is reached. Where it is met exactly that is the lower of the two
 * middle values, not their mean as without weights: scikit-learn's DummyRegressor does so. O(n log n).
 * @param weights `(values.length,)`, above 0
 */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[a]! - values[b]!);
  let total = 0;
  for (let i = 0; i < order.length; i++) total += weights[order[i]!]!;
  let reached = 0;
  for (let i = 0; i < order.length; i++) {
    reached += weights[order[i]!]!;
    if (2 * reached >= total) return values[order[i]!]!;
  }
  throw new Error('weightedMedian: there are no values');
}
