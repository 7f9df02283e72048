import type { ActiveSolution } from './descent-system.ts';

/**
 * What must be left of a column's square beside the columns before it. Less than `DEPENDENT` is rounding of the Gram matrix;
 * below `SAFE` that rounding moves the solution by more than about 1e-10, as in `gram-form.ts`.
 */
const DEPENDENT = 1e-12;
const SAFE = 1e-6;

interface ActiveEquations {
  /** Rows of the whole Gram matrix, one for each member. */
  readonly gram: readonly Float64Array[];
  /** The columns that have a coefficient. */
  readonly members: readonly number[];
  /** `(members.length,)` */
  readonly right: Float64Array;
  /** Added to the diagonal. */
  readonly l2: number;
}

/** Solves the members' equations by a Cholesky factorisation `L L'`, in O(members^3 / 6), or finds them dependent. */
export function solveByCholesky({ gram, members, right, l2 }: ActiveEquations): ActiveSolution {
  const n = members.length;
  const L = new Float64Array(n * n);
  let isSafe = true;
  for (let i = 0; i < n; i++) {
    const row = gram[i]!;
    for (let j = 0; j < i; j++) {
      let sum = row[members[j]!]!;
      for (let k = 0; k < j; k++) sum -= L[i * n + k]! * L[j * n + k]!;
      L[i * n + j] = sum / L[j * n + j]!;
    }
    const square = row[members[i]!]! + l2;
    let rest = square;
    for (let k = 0; k < i; k++) rest -= L[i * n + k]! * L[i * n + k]!;
    if (!(rest > DEPENDENT * square)) return { isDependent: true, direction: dependency(L, n, i) };
    if (rest < SAFE * square) isSafe = false;
    L[i * n + i] = Math.sqrt(rest);
  }
  const coef = right.slice();
  for (let i = 0; i < n; i++) {
    let sum = coef[i]!;
    for (let k = 0; k < i; k++) sum -= L[i * n + k]! * coef[k]!;
    coef[i] = sum / L[i * n + i]!;
  }
  solveTransposed(L, coef, { n, size: n });
  return { isDependent: false, coef, isSafe };
}

/** Member `at` is a combination of those before it: the one whose negative makes 0 with it. */
function dependency(L: Float64Array, n: number, at: number): Float64Array {
  const direction = new Float64Array(n);
  for (let k = 0; k < at; k++) direction[k] = -L[at * n + k]!;
  solveTransposed(L, direction, { n, size: at });
  direction[at] = 1;
  return direction;
}

/** `L' x = x` of the first `size` rows, in place. */
function solveTransposed(
  L: Float64Array,
  x: Float64Array,
  { n, size }: { readonly n: number; readonly size: number },
): void {
  for (let i = size - 1; i >= 0; i--) {
    x[i] = x[i]! / L[i * n + i]!;
    for (let k = 0; k < i; k++) x[k] = x[k]! - L[i * n + k]! * x[i]!;
  }
}
