import { type FeatureKinds, featureKinds } from '../../estimators/polynomial-features/feature-kinds.ts';
import { meanOf } from '../../linear-algebra/mean.ts';
import type { EncodedSplit } from './encoded-split.ts';

/** Columns before normalisation, about their centre and in units of their spread: `column = centre + spread * value`. */
export interface CommonCoordinates {
  /** `p` arrays of `(nRows,)`; what is in rows that no part names is of no meaning. */
  readonly values: readonly Float64Array[];
  /** `(p,)` */
  readonly centre: Float64Array;
  /** `(p,)` */
  readonly spread: Float64Array;
  /** Of the values: a column of two has 0 and 1, whatever it had before. */
  readonly kinds: FeatureKinds;
  /** Of the columns once they are normalised, when powers of two numbers are other two numbers. */
  readonly normalizedKinds: FeatureKinds;
}

/**
 * Coordinates in which powers of columns are well conditioned, for all rows that any part names: numbers are standardised
 * over them, two values become 0 and 1, and what is 0 and 1 stays. O(rows x p).
 */
export function commonCoordinates({ columns, layout, parts }: EncodedSplit): CommonCoordinates {
  const rows = rowsOfParts(parts, columns[0]?.length ?? 0);
  const kinds = featureKinds(columns, layout.oneHotBlocks, rows);
  const isScaled = new Set(layout.numeric);
  const isIndicator = kinds.isIndicator.map((is, j) => is && !isScaled.has(j));
  const centre = new Float64Array(columns.length);
  const spread = new Float64Array(columns.length).fill(1);
  for (const [j, column] of columns.entries()) {
    if (!isIndicator[j]!) [centre[j], spread[j]] = placeOf(column, rows, kinds.nValues[j]!);
  }
  return {
    values: columns.map((column, j) =>
      isIndicator[j]! ? column : column.map((value) => (value - centre[j]!) / spread[j]!),
    ),
    centre,
    spread,
    kinds: { ...kinds, isIndicator: kinds.nValues.map((count, j) => isIndicator[j]! || count <= 2) },
    normalizedKinds: { ...kinds, isIndicator },
  };
}

function rowsOfParts(parts: readonly Int32Array[], nRows: number): Int32Array {
  const isUsed = new Uint8Array(nRows);
  for (const part of parts) for (let i = 0; i < part.length; i++) isUsed[part[i]!] = 1;
  const rows = new Int32Array(nRows);
  let length = 0;
  for (let row = 0; row < nRows; row++) if (isUsed[row] === 1) rows[length++] = row;
  return rows.subarray(0, length);
}

function placeOf(column: Float64Array, rows: Int32Array, nValues: number): [centre: number, spread: number] {
  const values = new Float64Array(rows.length);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    values[i] = column[rows[i]!]!;
    min = Math.min(min, values[i]!);
    max = Math.max(max, values[i]!);
  }
  if (nValues <= 1) return [values[0] ?? 0, 1];
  if (nValues === 2) return [min, max - min];
  const mean = meanOf(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return [mean, Math.sqrt(squares / values.length)];
}
