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
 * O(gaps x nDonors x features) at worst; donors are visited outwards from the row along the feature that varies most, and
 * given up as soon as the features looked at say that they are too far.
 */
export function knnImpute({ donors, columns, rows, nNeighbors, fallback }: KnnImpute): Float64Array[] {
  return columns.map((column, feature) => {
    const filled = new Float64Array(rows.length);
    let search: DonorSearch | undefined;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      filled[i] = column[row]!;
      if (!Number.isNaN(filled[i])) continue;
      search ??= new DonorSearch(donors, { feature, nNeighbors });
      filled[i] = search.meanNear(columns, row) ?? fallback[feature]!;
    }
    return filled;
  });
}
