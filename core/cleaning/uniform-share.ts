/**
 * Where a value lies among quantiles at even shares, from 0 to 1: linear-interpolated between two of them, in the middle of
 * those that it equals, 0 up to the lowest and 1 from the highest on. scikit-learn's QuantileTransformer, which takes the
 * mean of an interpolation from below and one from above. O(log quantiles).
 */
export function uniformShare(x: number, quantiles: Float64Array): number {
  const last = quantiles.length - 1;
  if (x <= quantiles[0]! || last === 0) return 0;
  if (x >= quantiles[last]!) return 1;
  const above = firstAbove(quantiles, x);
  const at = above - 1;
  const below = quantiles[at]!;
  if (below < x) return (at + (x - below) / (quantiles[above]! - below)) / last;
  let first = at;
  while (quantiles[first - 1] === x) first--;
  return (first + at) / 2 / last;
}

/** The place of the first quantile above x; there is one. */
function firstAbove(quantiles: Float64Array, x: number): number {
  let low = 0;
  let high = quantiles.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
