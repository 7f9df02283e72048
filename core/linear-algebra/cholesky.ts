/**
 * The lower triangle `L` of a symmetric positive definite matrix `A = L L'`, `(size, size)` row by row; above the diagonal 0.
 * Null where rounding leaves no positive pivot. O(size^3 / 3).
 * Source: Golub, Van Loan, "Matrix Computations", 4th edition, section 4.2.
 * @param matrix kept; only its lower triangle is read
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < i; j++) {
      const above = j * size;
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k++) sum -= factor[row + k]! * factor[above + k]!;
      factor[row + j] = sum / factor[above + j]!;
    }
    let pivot = matrix[row + i]!;
    for (let k = 0; k < i; k++) pivot -= factor[row + k]! * factor[row + k]!;
    if (!(pivot > 0)) return null;
    factor[row + i] = Math.sqrt(pivot);
  }
  return factor;
}

/** The solution of `L L' x = b`, `(size,)`. O(size^2). */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = x[i]! / factor[i * size + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] = x[k]! - factor[i * size + k]! * value;
  }
  return x;
}
