import { DonorSearch } from './donor-search.ts';

interface KnnImpute {
  /** Possible neighbours by feature, each `(nDonors,)`; `NaN` is a gap. */
  readonly donors: readonly Float64Array[];
  /** The same features of the table that is imputed, each `(nRows,)`. */
  readonly columns: readonly Float64Array[];
  readonly rows: Int32Array;
  /** At least 1. */
  readonly nNeighbors: number;
  /** By feature: for gaps in rows that share no known feature with any donor, or where no donor has the feature. */
  readonly fallback: ArrayLike<number>;
}

/**
 * The given rows of each feature, `(rows,)`, with each gap the mean of the feature in the `nNeighbors` nearest donors that
 * have it. Distance is Euclidean over the features that both have, scaled up to all of them. scikit-learn's
 * `KNNImputer(weights='uniform', metric='nan_euclidean')`, whose fallback is the mean of the donors; where it takes any
 * of the donors at one distance, this takes those of the lowest index. Distances are of differences, where scikit-learn
 * expands the square and loses digits far from zero.
 *
 * O(rows with gaps x nDonors x features) at worst; donors are visited outwards from the row along the feature that varies most,
 * and given up as soon as the features looked at say that they are too far.
 */
export function knnImpute({ donors, columns, rows, nNeighbors, fallback }: KnnImpute): Float64Array[] {
  const filled = columns.map((column) => takeRows(column, rows));
  const incomplete = rowsWithGaps(filled);
  if (incomplete.length === 0) return filled;
  const search = new DonorSearch(donors, nNeighbors);
  for (let k = 0; k < incomplete.length; k++) {
    const i = incomplete[k]!;
    search.search(columns, rows[i]!, (feature, mean) => {
      filled[feature]![i] = mean ?? fallback[feature]!;
    });
  }
  return filled;
}

function takeRows(column: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i]!]!;
  return taken;
}

/** Ascending. */
function rowsWithGaps(columns: readonly Float64Array[]): Int32Array {
  const n = columns[0]?.length ?? 0;
  const hasGap = new Uint8Array(n);
  for (const column of columns) for (let i = 0; i < n; i++) if (Number.isNaN(column[i])) hasGap[i] = 1;
  const found = new Int32Array(n);
  let nFound = 0;
  for (let i = 0; i < n; i++) if (hasGap[i] === 1) found[nFound++] = i;
  return found.subarray(0, nFound);
}
