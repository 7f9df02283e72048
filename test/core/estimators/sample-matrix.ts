import type { DesignMatrix } from '../../../core/estimators/design-matrix.ts';

/** A design matrix of named columns. */
export function matrixOf(columns: Readonly<Record<string, ArrayLike<number>>>): DesignMatrix {
  const arrays = Object.values(columns).map((column) => Float64Array.from(column));
  return {
    nSamples: arrays[0]?.length ?? 0,
    nFeatures: arrays.length,
    featureNames: Object.keys(columns),
    columns: arrays,
  };
}
