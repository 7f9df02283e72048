import type { DesignMatrix } from '../design-matrix.ts';
import type { FitOptions } from '../estimator.ts';
import { countedSamples } from '../sample-weights.ts';

export interface LogisticTraining {
  readonly X: DesignMatrix;
  /** `(nSamples,)`, numbers of classes */
  readonly y: Float64Array;
  readonly options: FitOptions;
}

/**
 * The training part without the rows of weight 0, which have no say in a centre or a spread either. O(nSamples x nFeatures).
 * @throws DataRefusedError for weights that cannot be used
 */
export function countedRows(training: LogisticTraining): LogisticTraining {
  const { X, y, options } = training;
  const { sampleWeight = null } = options;
  if (sampleWeight === null) return training;
  const rows = countedSamples('logistic', X.nSamples, sampleWeight);
  if (rows.length === X.nSamples) return training;
  const take = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  return {
    X: { ...X, nSamples: rows.length, columns: X.columns.map(take) },
    y: take(y),
    options: { ...options, sampleWeight: take(sampleWeight) },
  };
}
