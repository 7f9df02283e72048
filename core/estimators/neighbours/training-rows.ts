import { DataRefusedError } from '../../errors.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import type { FitOptions } from '../estimator.ts';
import { refuseUnfit } from '../fitted-values.ts';

/** What a model of nearest neighbours is made of. */
export interface TrainingRows {
  readonly nSamples: number;
  /** At least one, each `(nSamples,)`, finite. */
  readonly columns: readonly Float64Array[];
  /** `(nSamples,)`, finite: numbers, or indices into the classes */
  readonly y: Float64Array;
  /** Null where `y` holds numbers. */
  readonly classes: readonly string[] | null;
}

/**
 * Features and targets that a model may hold: 666,666 rows of 8 features. The text of so many is 64 MB, which is read and
 * predicted from in 300 MB of memory (measured).
 */
export const MAX_CELLS = 6_000_000;

/**
 * The rows as a model keeps them.
 * @throws DataRefusedError for rows that distances cannot be taken of, and for more than a model may hold
 */
export function trainingRows(X: DesignMatrix, y: Float64Array, { classes = null }: FitOptions): TrainingRows {
  refuseUnfit('kNeighbors', X, y);
  const { nSamples, nFeatures, columns } = X;
  if (nFeatures === 0) {
    throw new DataRefusedError({
      where: 'kNeighbors fit',
      found: 'there are no features',
      allowed: 'at least 1, as distances are taken between them',
    });
  }
  if (nSamples * (nFeatures + 1) > MAX_CELLS) {
    throw new DataRefusedError({
      where: 'kNeighbors fit',
      found: `${nSamples} training rows of ${nFeatures} features, which the model would hold`,
      allowed: `at most ${Math.floor(MAX_CELLS / (nFeatures + 1))} rows of so many features, so that the model stays below 64 MB`,
      todo: 'Leave features out, upload fewer rows, or choose another estimator',
    });
  }
  refuseNonFinite('fit', X);
  return { nSamples, columns, y, classes };
}

/** @throws DataRefusedError for a feature that is not finite, which has no distance */
export function refuseNonFinite(step: 'fit' | 'predict', { columns, featureNames }: DesignMatrix): void {
  for (const [j, column] of columns.entries()) {
    for (let row = 0; row < column.length; row++) {
      if (Number.isFinite(column[row])) continue;
      throw new DataRefusedError({
        where: `kNeighbors ${step}`,
        found: `${JSON.stringify(featureNames[j])} is ${column[row]} in row ${row}`,
        allowed: 'finite features',
      });
    }
  }
}
