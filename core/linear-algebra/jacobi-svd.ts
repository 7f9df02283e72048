import { dot } from './dot.ts';

/** `A = U S V'` of a square matrix. */
interface JacobiSvd {
  /** `(n,)`, descending */
  readonly singularValues: Float64Array;
  /** `n` columns of `(n,)`; a column of a singular value of 0 is zero. */
  readonly U: readonly Float64Array[];
  /** `n` columns of `(n,)` */
  readonly V: readonly Float64Array[];
}

const MAX_SWEEPS = 60;

/**
 * One-sided Jacobi: rotates pairs of columns until all are orthogonal. Small singular values of a matrix whose columns
 * differ in scale are found to their own relative accuracy, which a bidiagonal method does not give. O(n^3) a sweep, about 8 sweeps.
 * Source: Demmel, Veselić, "Jacobi's method is more accurate than QR", SIAM J. Matrix Anal. 1992.
 * @param columns `n` arrays of `(n,)`, finite; overwritten
 */
export function jacobiSvd(columns: readonly Float64Array[]): JacobiSvd {
  const n = columns.length;
  const V = columns.map((_, j) => Float64Array.from({ length: n }, (_, i) => (i === j ? 1 : 0)));
  const largest = columns.reduce((max, column) => column.reduce((m, x) => Math.max(m, Math.abs(x)), max), 0);
  if (largest > 0) orthogonalise(columns, V, largest);
  const norms = columns.map((column) => Math.sqrt(dot(column, column)));
  const order = norms.map((_, j) => j).sort((a, b) => norms[b]! - norms[a]!);
  return {
    singularValues: Float64Array.from(order, (j) => norms[j]! * largest),
    U: order.map((j) => (norms[j] === 0 ? columns[j]! : columns[j]!.map((x) => x / norms[j]!))),
    V: order.map((j) => V[j]!),
  };
}

/** Columns are first divided by their largest element, so that no square overflows. */
function orthogonalise(columns: readonly Float64Array[], V: readonly Float64Array[], largest: number): void {
  for (const column of columns) for (let i = 0; i < column.length; i++) column[i] = column[i]! / largest;
  // A column this small is rounding error beside the largest one: nothing is known of its direction.
  const negligible = Number.EPSILON ** 2;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let nRotations = 0;
    for (let p = 0; p < columns.length - 1; p++) {
      for (let q = p + 1; q < columns.length; q++) {
        const rotation = rotationOf(columns[p]!, columns[q]!, negligible);
        if (rotation === undefined) continue;
        nRotations++;
        rotate(columns[p]!, columns[q]!, rotation);
        rotate(V[p]!, V[q]!, rotation);
      }
    }
    if (nRotations === 0) return;
  }
}

interface Rotation {
  readonly cosine: number;
  readonly sine: number;
}

function rotationOf(a: Float64Array, b: Float64Array, negligible: number): Rotation | undefined {
  const aa = dot(a, a);
  const bb = dot(b, b);
  const ab = dot(a, b);
  if (Math.min(aa, bb) <= negligible || Math.abs(ab) <= a.length * Number.EPSILON * Math.sqrt(aa * bb)) {
    return undefined;
  }
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  return { cosine, sine: cosine * tangent };
}

function rotate(a: Float64Array, b: Float64Array, { cosine, sine }: Rotation): void {
  for (let i = 0; i < a.length; i++) {
    const ai = a[i]!;
    const bi = b[i]!;
    a[i] = cosine * ai - sine * bi;
    b[i] = sine * ai + cosine * bi;
  }
}
