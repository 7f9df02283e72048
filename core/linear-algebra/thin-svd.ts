import { DataRefusedError } from '../errors.ts';
import { dot } from './dot.ts';
import { householderQr } from './householder-qr.ts';
import { jacobiSvd } from './jacobi-svd.ts';

/** `X = U S V'` with `k = min(nRows, nColumns)` singular values. */
interface ThinSvd {
  /** `(k,)`, descending */
  readonly singularValues: Float64Array;
  /** `k` vectors of `(nColumns,)` */
  readonly rightVectors: readonly Float64Array[];
  /** `U' y` `(k,)` for a `y` of `(nRows,)`, which is kept. */
  readonly project: (y: Float64Array) => Float64Array;
}

/**
 * Singular value decomposition of a tall or wide matrix: QR of its longer side, then one-sided Jacobi of the triangle.
 * O(nRows x nColumns x k + k^3).
 * @param columns `nColumns` arrays of `(nRows,)`; kept
 * @throws DataRefusedError when a number is not finite
 */
export function thinSvd(columns: readonly Float64Array[]): ThinSvd {
  for (const [j, column] of columns.entries()) refuseNonFinite(column, j);
  const nRows = columns[0]?.length ?? 0;
  return columns.length <= nRows ? tallSvd(columns) : wideSvd(columns, nRows);
}

function tallSvd(columns: readonly Float64Array[]): ThinSvd {
  const qr = householderQr(columns.map((column) => column.slice()));
  const { singularValues, U, V } = jacobiSvd(qr.R);
  return {
    singularValues,
    rightVectors: V,
    project(y) {
      const rotated = qr.applyQTransposed(y.slice());
      return Float64Array.from(U, (u) => dot(u, rotated));
    },
  };
}

/** From `X' = Q R` and `R = U S W'`: `X = W S (Q U)'`. */
function wideSvd(columns: readonly Float64Array[], nRows: number): ThinSvd {
  const rows = Array.from({ length: nRows }, (_, i) => Float64Array.from(columns, (column) => column[i]!));
  const qr = householderQr(rows);
  const { singularValues, U, V } = jacobiSvd(qr.R);
  return {
    singularValues,
    rightVectors: U.map((u) => qr.applyQ(u)),
    project: (y) => Float64Array.from(V, (w) => dot(w, y)),
  };
}

function refuseNonFinite(column: Float64Array, index: number): void {
  const row = column.findIndex((value) => !Number.isFinite(value));
  if (row === -1) return;
  throw new DataRefusedError({
    where: `column ${index}, row ${row} of the design matrix`,
    found: String(column[row]),
    allowed: 'finite numbers',
  });
}
