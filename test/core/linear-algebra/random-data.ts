import { seededGenerator } from '../../../core/random/seeded-generator.ts';

/** `nColumns` arrays of `(nRows,)`, uniform in [-1, 1). */
export function randomColumns(seed: number, { nRows, nColumns }: { nRows: number; nColumns: number }) {
  const random = seededGenerator(seed);
  return Array.from({ length: nColumns }, () => Float64Array.from({ length: nRows }, () => 2 * random() - 1));
}

export function range(length: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => index);
}
