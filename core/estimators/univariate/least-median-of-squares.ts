import { DataRefusedError } from '../../errors.ts';
import { leastSquares } from '../../linear-algebra/least-squares.ts';
import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { polynomialAt, powersOf } from './powers.ts';

/** With 40% of the rows spoilt, one of so many subsets of up to 6 rows is clean with a probability above 1 - 1e-10. */
const MAX_SUBSETS = 500;
/** Equal data give an equal fit. */
const SEED = 42;

/**
 * Coefficients, of `t^0` upwards, of the polynomial through `degree + 1` rows whose median squared residual over all rows is least
 * among the subsets tried: disjoint ones, at most 500. O(subsets x nSamples).
 * Source: Rousseeuw, "Least median of squares regression", JASA 1984; subsets and lower median as in ml-regression.
 * @throws DataRefusedError when no subset determines a polynomial
 */
export function leastMedianOfSquares(t: Float64Array, y: Float64Array, degree: number): number[] {
  const order = Int32Array.from({ length: t.length }, (_, row) => row);
  shuffle(order, seededGenerator(SEED));
  const size = degree + 1;
  const nSubsets = Math.min(MAX_SUBSETS, Math.floor(t.length / size));
  let best: { readonly coef: Float64Array; readonly median: number } | undefined;
  for (let subset = 0; subset < nSubsets; subset++) {
    const coef = polynomialThrough(order.subarray(subset * size, (subset + 1) * size), t, y);
    if (coef === undefined) continue;
    const squares = t.map((value, row) => (y[row]! - polynomialAt(coef, value)) ** 2);
    // Counting is cheaper than sorting, and most subsets lose.
    if (best !== undefined && !isMedianBelow(squares, best.median)) continue;
    best = { coef, median: lowerMedian(squares) };
  }
  if (best !== undefined) return Array.from(best.coef);
  throw new DataRefusedError({
    where: 'robustPolynomial degree',
    found: `no ${size} of ${t.length} rows determine a polynomial of degree ${degree}`,
    todo: 'Lower the degree, or name a feature with more different values',
  });
}

/** `undefined` where two of the rows have one `t`, so that many polynomials fit. */
function polynomialThrough(rows: Int32Array, t: Float64Array, y: Float64Array): Float64Array | undefined {
  const columns = powersOf(
    Float64Array.from(rows, (row) => t[row]!),
    rows.length - 1,
  );
  const { coef, rank } = leastSquares({ columns, y: Float64Array.from(rows, (row) => y[row]!) });
  return rank === rows.length ? coef : undefined;
}

function isMedianBelow(squares: Float64Array, bound: number): boolean {
  let nBelow = 0;
  for (let i = 0; i < squares.length; i++) if (squares[i]! < bound) nBelow++;
  return nBelow > lowerMiddle(squares.length);
}

function lowerMedian(squares: Float64Array): number {
  return squares.toSorted()[lowerMiddle(squares.length)]!;
}

function lowerMiddle(length: number): number {
  return Math.floor((length - 1) / 2);
}
