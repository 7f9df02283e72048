import { meanOf } from '../../linear-algebra/mean.ts';
import type { DesignMatrix } from '../design-matrix.ts';
import { TILE_ROWS } from './logistic-kernel.ts';

/**
 * A training part in the coordinates that it is solved in: beside an intercept each column about its mean, and over its spread,
 * so that neither an offset nor a scale costs digits. The penalty stays that of the columns as they were.
 */
export interface StandardRows {
  /** `nFeatures` arrays of `(nSamples,)`, as they were */
  readonly columns: readonly Float64Array[];
  /** `(nFeatures,)`: 0 without an intercept */
  readonly centre: Float64Array;
  /** `(nFeatures,)` */
  readonly scale: Float64Array;
  /** `(nSamples,)`: the class's number; of two classes 1 for the last and -1 for the first */
  readonly targets: Float64Array;
  /** `(nSamples,)` */
  readonly weights: Float64Array;
  readonly fitIntercept: boolean;
  /** Rows of coefficients: 1 for two classes, else one for each class. */
  readonly k: number;
  /** Columns, with that of the intercept. */
  readonly d: number;
}

interface Coding extends Pick<StandardRows, 'targets' | 'weights' | 'fitIntercept' | 'k'> {}

/** O(nSamples x nFeatures). */
export function standardRows(X: DesignMatrix, coding: Coding): StandardRows {
  const centre = new Float64Array(X.nFeatures);
  const scale = new Float64Array(X.nFeatures);
  for (const [j, column] of X.columns.entries()) {
    centre[j] = coding.fitIntercept ? meanOf(column) : 0;
    scale[j] = spreadOf(column, centre[j]!);
  }
  return { columns: X.columns, centre, scale, ...coding, d: X.nFeatures + (coding.fitIntercept ? 1 : 0) };
}

/** The root of the mean square about `centre`, taken over the largest so that no square overflows; 1 where all are 0. */
function spreadOf(column: Float64Array, centre: number): number {
  let largest = 0;
  for (let i = 0; i < column.length; i++) {
    const distance = Math.abs(column[i]! - centre);
    if (distance > largest) largest = distance;
  }
  if (largest === 0) return 1;
  let squares = 0;
  for (let i = 0; i < column.length; i++) {
    const share = (column[i]! - centre) / largest;
    squares += share * share;
  }
  return largest * Math.sqrt(squares / column.length);
}

/** Puts the rows from `first` on into a tile: targets, weights, columns, and the intercept's column of 1. */
export function writeTile(rows: StandardRows, first: number, tile: Float64Array): void {
  const { columns, centre, scale, targets, weights, fitIntercept } = rows;
  const n = Math.min(TILE_ROWS, targets.length - first);
  // What lacks in rows has the weight 0.
  if (n < TILE_ROWS) tile.fill(0);
  tile.set(targets.subarray(first, first + n), 0);
  tile.set(weights.subarray(first, first + n), TILE_ROWS);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const about = centre[j]!;
    const factor = 1 / scale[j]!;
    const at = (j + 2) * TILE_ROWS;
    for (let i = 0; i < n; i++) tile[at + i] = (column[first + i]! - about) * factor;
  }
  if (fitIntercept) tile.fill(1, (columns.length + 2) * TILE_ROWS);
}
