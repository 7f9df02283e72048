/** `A = Q T Q'` with `T` tridiagonal. */
export interface TridiagonalForm {
  /** `(n,)` */
  readonly diagonal: Float64Array;
  /** `(n,)`; element `i` couples `i` and `i + 1`, the last one is 0. */
  readonly offDiagonal: Float64Array;
  /** `(n, n)` row by row; row `k` is column `k` of `Q`, so that rotating two of them reads memory in order. */
  readonly basis: Float64Array;
}

/**
 * Householder reduction of a symmetric matrix to tridiagonal form. O(n^3).
 * Source: Golub, Van Loan, "Matrix Computations", 4th edition, algorithm 8.3.1.
 * @param matrix `(n, n)`, both triangles; overwritten
 */
export function tridiagonalForm(matrix: Float64Array, n: number): TridiagonalForm {
  const offDiagonal = new Float64Array(n);
  const reflectors: Reflector[] = [];
  for (let k = 0; k < n - 1; k++) {
    const reflector = reflectorBelow(matrix, n, k);
    offDiagonal[k] = reflector.image;
    reflectors.push(reflector);
    if (reflector.beta !== 0) reflectBothSides(matrix, n, reflector);
  }
  const diagonal = Float64Array.from({ length: n }, (_, k) => matrix[k * n + k]!);
  return { diagonal, offDiagonal, basis: accumulate(reflectors, n) };
}

/** `I - beta v v'`; `v` is zero before `first`, and maps the column it was made of to `image` times a unit vector. */
interface Reflector {
  readonly first: number;
  readonly v: Float64Array;
  readonly beta: number;
  readonly image: number;
}

function reflectorBelow(matrix: Float64Array, n: number, k: number): Reflector {
  const first = k + 1;
  const v = new Float64Array(n);
  let squares = 0;
  for (let i = first; i < n; i++) {
    v[i] = matrix[k * n + i]!;
    if (i > first) squares += v[i]! * v[i]!;
  }
  const head = v[first]!;
  // Nothing to eliminate: a reflection would only flip a sign.
  if (squares === 0) return { first, v, beta: 0, image: head };
  const norm = Math.sqrt(head * head + squares);
  const image = head > 0 ? -norm : norm;
  v[first] = head - image;
  return { first, v, beta: 1 / (norm * (norm + Math.abs(head))), image };
}

/** The trailing block of `A` becomes `H A H = A - v w' - w v'`. */
function reflectBothSides(matrix: Float64Array, n: number, { first, v, beta }: Reflector): void {
  const w = new Float64Array(n);
  let along = 0;
  for (let i = first; i < n; i++) {
    let sum = 0;
    for (let j = first; j < n; j++) sum += matrix[i * n + j]! * v[j]!;
    w[i] = beta * sum;
    along += w[i]! * v[i]!;
  }
  for (let i = first; i < n; i++) w[i] = w[i]! - 0.5 * beta * along * v[i]!;
  for (let i = first; i < n; i++) {
    const vi = v[i]!;
    const wi = w[i]!;
    for (let j = first; j < n; j++) matrix[i * n + j] = matrix[i * n + j]! - (vi * w[j]! + wi * v[j]!);
  }
}

/** Rows of the transpose of `Q = H0 H1 …`, from the last reflector to the first. */
function accumulate(reflectors: readonly Reflector[], n: number): Float64Array {
  const basis = new Float64Array(n * n);
  for (let i = 0; i < n; i++) basis[i * n + i] = 1;
  for (const { first, v, beta } of reflectors.toReversed()) {
    if (beta === 0) continue;
    for (let row = first; row < n; row++) {
      let sum = 0;
      for (let j = first; j < n; j++) sum += basis[row * n + j]! * v[j]!;
      sum *= beta;
      for (let j = first; j < n; j++) basis[row * n + j] = basis[row * n + j]! - sum * v[j]!;
    }
  }
  return basis;
}
