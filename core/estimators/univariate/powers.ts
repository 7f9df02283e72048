/** Columns `t^0` to `t^degree`, each `(n,)`. */
export function powersOf(t: Float64Array, degree: number): Float64Array<ArrayBuffer>[] {
  return Array.from({ length: degree + 1 }, (_, power) => Float64Array.from(t, (value) => value ** power));
}

/** Horner's rule; `coef[k]` is of `t^k`. */
export function polynomialAt(coef: ArrayLike<number>, t: number): number {
  let sum = 0;
  for (let k = coef.length - 1; k >= 0; k--) sum = sum * t + coef[k]!;
  return sum;
}
