/** Steps of the range of the quantiles, each of which knows where in them to look. */
const N_STEPS = 4096;

/**
 * Where a value lies among quantiles at even shares, from 0 to 1: linear-interpolated between two of them, in the middle of
 * those that it equals, 0 up to the lowest and 1 from the highest on. scikit-learn's QuantileTransformer, which takes the
 * mean of an interpolation from below and one from above. O(1) where the quantiles are spread, else O(log quantiles).
 */
export function uniformShares(quantiles: Float64Array): (x: number) => number {
  const last = quantiles.length - 1;
  const lowest = quantiles[0]!;
  const highest = quantiles[last]!;
  if (last === 0) return () => 0;
  const scale = (N_STEPS - 1) / (highest - lowest);
  const steps = countsBefore(quantiles, scale);
  return (x) => {
    if (x <= lowest) return 0;
    if (x >= highest) return 1;
    // The first quantile above x lies between those of its step and of the next one.
    const step = ((x - lowest) * scale) | 0;
    let low = steps[step]!;
    let high = steps[step + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (quantiles[middle]! <= x) low = middle + 1;
      else high = middle;
    }
    const at = low - 1;
    const below = quantiles[at]!;
    if (below < x) return (at + (x - below) / (quantiles[low]! - below)) / last;
    let first = at;
    while (quantiles[first - 1] === x) first--;
    return (first + at) / 2 / last;
  };
}

/** By step, how many quantiles lie in the steps before it, `(N_STEPS + 1,)`. */
function countsBefore(quantiles: Float64Array, scale: number): Int32Array {
  const lowest = quantiles[0]!;
  const before = new Int32Array(N_STEPS + 1);
  for (const quantile of quantiles) before[(((quantile - lowest) * scale) | 0) + 1]!++;
  for (let step = 0; step < N_STEPS; step++) before[step + 1]! += before[step]!;
  return before;
}
