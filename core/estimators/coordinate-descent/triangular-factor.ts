/** Of the columns of `members`: `R'R = Z'Z + l2 I`, and what `Z'y` is in its coordinates. */
export interface TriangularFactor {
  /** `n` columns of at least `j + 1`: the upper triangle */
  readonly R: Float64Array[];
  /** `(n,)`: `R'^-1 Z'y` */
  readonly projections: number[];
}

/** Solves `(Z'Z + l2 I) coef = Z'y - l1 signs`. O(n^2). */
export function solveFactor({ R, projections }: TriangularFactor, signs: readonly number[], l1: number) {
  const n = R.length;
  const coef = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const column = R[i]!;
    let sum = l1 * signs[i]!;
    for (let k = 0; k < i; k++) sum -= column[k]! * coef[k]!;
    coef[i] = sum / column[i]!;
  }
  for (let i = 0; i < n; i++) coef[i] = projections[i]! - coef[i]!;
  solveUpper(R, coef, n);
  return coef;
}

/** `R x = x` of the first `size` columns, in place. O(size^2). */
export function solveUpper(R: readonly Float64Array[], x: Float64Array, size: number): void {
  for (let i = size - 1; i >= 0; i--) {
    const column = R[i]!;
    x[i] = x[i]! / column[i]!;
    for (let k = 0; k < i; k++) x[k] = x[k]! - column[k]! * x[i]!;
  }
}

/**
 * Member `at` is a combination of those before it: the one that makes 0 with it. Column `at` of `R` need not have a diagonal.
 */
export function dependency(R: readonly Float64Array[], at: number, n: number): Float64Array {
  const direction = new Float64Array(n);
  for (let k = 0; k < at; k++) direction[k] = -R[at]![k]!;
  solveUpper(R, direction, at);
  direction[at] = 1;
  return direction;
}

/**
 * Takes a member out: the columns after it reach one below the diagonal, which rotations of two rows undo. Changes the factor
 * in place. O(n^2).
 * Source: Golub, Van Loan, "Matrix Computations", 4th edition, section 6.5.2.
 */
export function removeMember({ R, projections }: TriangularFactor, member: number): void {
  R.splice(member, 1);
  for (let i = member; i < R.length; i++) {
    const a = R[i]![i]!;
    const b = R[i]![i + 1]!;
    const length = Math.hypot(a, b);
    const c = a / length;
    const s = b / length;
    for (let j = i; j < R.length; j++) {
      const column = R[j]!;
      const upper = column[i]!;
      const lower = column[i + 1]!;
      column[i] = c * upper + s * lower;
      column[i + 1] = c * lower - s * upper;
    }
    const upper = projections[i]!;
    const lower = projections[i + 1]!;
    projections[i] = c * upper + s * lower;
    projections[i + 1] = c * lower - s * upper;
  }
  projections.pop();
}

/** Whether of every column more than this share of its square is left beside those before it. O(n^2). */
export function leavesShare({ R }: TriangularFactor, share: number): boolean {
  return R.every((column, j) => {
    let square = 0;
    for (let i = 0; i <= j; i++) square += column[i]! * column[i]!;
    return column[j]! * column[j]! >= share * square;
  });
}
