import { DataRefusedError } from '../errors.ts';

/**
 * The samples that count in a fit, ascending: those of a weight above 0, or all. O(nSamples).
 * @param weights `(nSamples,)`; null counts each sample once
 * @throws DataRefusedError for weights that are not finite, below 0, all 0, or not one a sample
 */
export function countedSamples(
  estimator: string,
  nSamples: number,
  weights: Float64Array | null | undefined,
): Int32Array {
  const samples = Int32Array.from({ length: nSamples }, (_, i) => i);
  if (weights === null || weights === undefined) return samples;
  const where = `${estimator} sample weights`;
  if (weights.length !== nSamples)
    throw new DataRefusedError({
      where,
      found: `${weights.length} weights`,
      allowed: `one for each of ${nSamples} rows`,
    });
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (wrong !== -1)
    throw new DataRefusedError({
      where,
      found: `${weights[wrong]} at row ${wrong}`,
      allowed: 'finite numbers of at least 0',
    });
  const counted = samples.filter((i) => weights[i]! > 0);
  if (counted.length === 0)
    throw new DataRefusedError({
      where,
      found: 'no row has a weight above 0',
      allowed: 'at least one that has',
    });
  return counted;
}
