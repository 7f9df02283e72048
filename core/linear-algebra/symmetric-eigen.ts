import { DataRefusedError } from '../errors.ts';
import { type TridiagonalForm, tridiagonalForm } from './tridiagonal-form.ts';

interface SymmetricEigen {
  /** `(n,)`, ascending */
  readonly values: Float64Array;
  /** `n` unit vectors of `(n,)`, in the order of `values` */
  readonly vectors: readonly Float64Array[];
}

const MAX_ITERATIONS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder tridiagonal form, then the implicit QL iteration with
 * Wilkinson's shift. An eigenvalue is exact to a few `n * eps * max |value|`. O(n^3).
 * Source: Bowdler, Martin, Reinsch, Wilkinson, "The QR and QL algorithms for symmetric matrices", 1968 (EISPACK `tql2`).
 * @param matrix `(n, n)` row by row, both triangles
 * @throws DataRefusedError when the matrix holds a number that is not finite
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (!matrix.every(Number.isFinite)) {
    throw new DataRefusedError({
      where: 'symmetricEigen',
      found: 'a matrix with a number that is not finite',
      allowed: 'finite numbers whose squares are finite',
    });
  }
  // Scaled to at most 1, so that no square below overflows.
  const scale = matrix.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  const form = tridiagonalForm(
    matrix.map((value) => value / scale),
    n,
  );
  for (let l = 0; l < n; l++) isolate(form, l, n);
  const order = Array.from(form.diagonal.keys()).sort((a, b) => form.diagonal[a]! - form.diagonal[b]!);
  return {
    values: Float64Array.from(order, (k) => form.diagonal[k]! * scale),
    vectors: order.map((k) => form.basis.slice(k * n, (k + 1) * n)),
  };
}

/** Iterates until element `l` stands alone. */
function isolate(form: TridiagonalForm, l: number, n: number): void {
  for (let iteration = 0; ; iteration++) {
    const m = endOfBlock(form, l, n);
    if (m === l) return;
    // Never seen with finite numbers; without it a defect would be an endless loop.
    if (iteration === MAX_ITERATIONS)
      throw new Error(`symmetricEigen: no convergence after ${iteration} steps`);
    qlStep(form, l, m);
  }
}

function endOfBlock({ diagonal, offDiagonal }: TridiagonalForm, l: number, n: number): number {
  let m = l;
  while (m < n - 1) {
    const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!);
    const coupling = Math.abs(offDiagonal[m]!);
    // The second test, against the matrix's norm of about 1, lets a block of zeros end.
    if (coupling <= Number.EPSILON * size || coupling <= Number.EPSILON ** 2) break;
    m++;
  }
  return m;
}

function qlStep(form: TridiagonalForm, l: number, m: number): void {
  const { diagonal: d, offDiagonal: e } = form;
  const slope = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  const root = Math.sqrt(slope * slope + 1);
  let g = d[m]! - d[l]! + e[l]! / (slope + (slope < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = sine * e[i]!;
    const b = cosine * e[i]!;
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      // The block has split by underflow; the next pass goes on with the smaller one.
      d[i + 1] = d[i + 1]! - p;
      e[m] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1]! - p;
    const t = (d[i]! - g) * sine + 2 * cosine * b;
    p = sine * t;
    d[i + 1] = g + p;
    g = cosine * t - b;
    rotate(form.basis, i, { sine, cosine, n: d.length });
  }
  d[l] = d[l]! - p;
  e[l] = g;
  e[m] = 0;
}

function rotate(
  basis: Float64Array,
  i: number,
  { sine, cosine, n }: { sine: number; cosine: number; n: number },
) {
  const low = i * n;
  const high = low + n;
  for (let k = 0; k < n; k++) {
    const a = basis[low + k]!;
    const b = basis[high + k]!;
    basis[high + k] = sine * a + cosine * b;
    basis[low + k] = cosine * a - sine * b;
  }
}
