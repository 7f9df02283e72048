import type { NeighbourSettings } from './neighbour-settings.ts';

/**
 * What each of the nearest rows counts, into `weights`: 1, or 1 over its distance; where some are at no distance these alone, 1
 * each. Source: scikit-learn's `_get_weights`. O(nNeighbors)
 * @param distances squared, ascending, finite
 */
export function writeWeights(
  { nNeighbors, weights: kind }: NeighbourSettings,
  distances: Float64Array,
  weights: Float64Array,
): void {
  const isAtPoint = distances[0] === 0;
  for (let i = 0; i < nNeighbors; i++) {
    const squared = distances[i]!;
    if (kind === 'uniform') weights[i] = 1;
    else if (isAtPoint) weights[i] = squared === 0 ? 1 : 0;
    // A squared distance above 0 is at least 5e-324, so that the weight is finite.
    else weights[i] = 1 / Math.sqrt(squared);
  }
}
