import type { DesignMatrix } from '../../../core/estimators/design-matrix.ts';

/** A design matrix of named columns, as they are; `oneHotBlocks` holds their indices. */
export function matrixOf(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  oneHotBlocks: DesignMatrix['oneHotBlocks'] = [],
): DesignMatrix {
  const arrays = Object.values(columns).map((column) => Float64Array.from(column));
  return {
    nSamples: arrays[0]?.length ?? 0,
    nFeatures: arrays.length,
    featureNames: Object.keys(columns),
    columns: arrays,
    oneHotBlocks,
    shiftError: new Float64Array(arrays.length),
  };
}
