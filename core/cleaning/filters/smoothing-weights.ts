/**
 * How much the value j rows away counts in the polynomial fitted to a full window, at its middle: `(half + 1,)` for j from
 * 0 on, the same on both sides. Together they are scipy's `savgol_coeffs(2 * half + 1, polyOrder)`. By orthogonal
 * polynomials as in `PolynomialFit`; only those of even degree count in the middle. O(half x polyOrder).
 */
export function smoothingWeights(half: number, polyOrder: number): Float64Array<ArrayBuffer> {
  const weights = new Float64Array(half + 1);
  let p = new Float64Array(half + 1).fill(1);
  let older = new Float64Array(half + 1);
  let olderNorm = 1;
  for (let degree = 0; degree <= polyOrder; degree++) {
    let norm = p[0]! * p[0]!;
    for (let j = 1; j <= half; j++) norm += 2 * p[j]! * p[j]!;
    const beta = degree === 0 ? 0 : norm / olderNorm;
    olderNorm = norm;
    for (let j = 0; j <= half; j++) {
      weights[j]! += (p[0]! * p[j]!) / norm;
      older[j] = (j / half) * p[j]! - beta * older[j]!;
    }
    [p, older] = [older, p];
  }
  return weights;
}
