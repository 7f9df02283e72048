/** `X = Q R` of a matrix that is at least as tall as wide. */
interface HouseholderQr {
  /** `nColumns` arrays of `(nColumns,)`: the columns of the upper triangular `R`. */
  readonly R: readonly Float64Array[];
  /** The first `nColumns` elements of `Q' vector`; `vector` `(nRows,)` is overwritten. O(nRows x nColumns). */
  readonly applyQTransposed: (vector: Float64Array) => Float64Array;
  /** `Q` times a vector of `(nColumns,)`, giving `(nRows,)`. O(nRows x nColumns). */
  readonly applyQ: (vector: Float64Array) => Float64Array;
}

/**
 * Householder QR. Backward stable column by column, so that badly scaled columns keep their own accuracy. O(nRows x nColumns^2).
 * Source: Golub, Van Loan, "Matrix Computations", 4th edition, section 5.2.
 * @param columns `nColumns` arrays of `(nRows,)` with nRows >= nColumns; overwritten by the reflectors
 */
export function householderQr(columns: readonly Float64Array[]): HouseholderQr {
  const nColumns = columns.length;
  const nRows = columns[0]?.length ?? 0;
  const beta = new Float64Array(nColumns);
  const diagonal = new Float64Array(nColumns);
  for (let k = 0; k < nColumns; k++) {
    const v = columns[k]!;
    ({ beta: beta[k], image: diagonal[k] } = makeReflector(v, k));
    for (let j = k + 1; j < nColumns; j++) reflect(columns[j]!, v, { first: k, beta: beta[k]! });
  }
  const R = columns.map((column, j) =>
    Float64Array.from({ length: nColumns }, (_, i) => (i < j ? column[i]! : i === j ? diagonal[j]! : 0)),
  );
  return {
    R,
    applyQTransposed(vector) {
      for (let k = 0; k < nColumns; k++) reflect(vector, columns[k]!, { first: k, beta: beta[k]! });
      return vector.slice(0, nColumns);
    },
    applyQ(vector) {
      const result = new Float64Array(nRows);
      result.set(vector);
      for (let k = nColumns - 1; k >= 0; k--) reflect(result, columns[k]!, { first: k, beta: beta[k]! });
      return result;
    },
  };
}

/** Turns `v[first…]` into the vector of a reflector that maps it to `image` times a unit vector. */
function makeReflector(v: Float64Array, first: number): { beta: number; image: number } {
  let largest = 0;
  for (let i = first; i < v.length; i++) largest = Math.max(largest, Math.abs(v[i]!));
  if (largest === 0) return { beta: 0, image: 0 };
  let squares = 0;
  for (let i = first; i < v.length; i++) squares += (v[i]! / largest) ** 2;
  const norm = largest * Math.sqrt(squares);
  const head = v[first]!;
  const image = head > 0 ? -norm : norm;
  // Stored over its largest element, so that no product below overflows or underflows.
  for (let i = first; i < v.length; i++) v[i] = v[i]! / largest;
  v[first] = (head - image) / largest;
  return { beta: 1 / ((norm / largest) * ((norm + Math.abs(head)) / largest)), image };
}

function reflect(
  target: Float64Array,
  v: Float64Array,
  { first, beta }: { first: number; beta: number },
): void {
  let sum = 0;
  for (let i = first; i < v.length; i++) sum += v[i]! * target[i]!;
  if (sum === 0) return;
  sum *= beta;
  for (let i = first; i < v.length; i++) target[i] = target[i]! - sum * v[i]!;
}
