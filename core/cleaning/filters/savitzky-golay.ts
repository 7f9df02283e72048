import { PolynomialFit } from './polynomial-fit.ts';
import { smoothingWeights } from './smoothing-weights.ts';

interface SavitzkyGolayOptions {
  /** Odd: this row is in the middle. */
  readonly window: number;
  /** Below `window`. */
  readonly polyOrder: number;
}

/** Above this, differences are taken of values scaled down, by a power of two so that scaling is exact. */
const LARGE = 2 ** 990;
const SCALE = 2 ** -40;

/**
 * Each value as the polynomial has it that fits the known values of its window best, `(n,)`. Without gaps it is scipy's
 * `savgol_filter(values, window, polyOrder, mode='interp')`: near the ends, the polynomial of the first or last full
 * window. Gaps (`NaN`) are left out of the fits, and stay. Where a window has too few values for the degree, the degree is
 * as low as it must be; a series shorter than the window has one polynomial for all of it.
 * O(n window) with a small factor; O(n window polyOrder) where windows have gaps.
 * Source: Savitzky and Golay, "Smoothing and differentiation of data by simplified least squares procedures", Analytical
 * Chemistry 36, 1964.
 */
export function savitzkyGolay(
  values: Float64Array,
  options: SavitzkyGolayOptions,
): Float64Array<ArrayBuffer> {
  if (!isLarge(values)) return smooth(values, options);
  return smooth(
    values.map((x) => x * SCALE),
    options,
  ).map((x) => x / SCALE);
}

function isLarge(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (Math.abs(values[row]!) > LARGE) return true;
  return false;
}

function smooth(
  values: Float64Array,
  { window, polyOrder }: SavitzkyGolayOptions,
): Float64Array<ArrayBuffer> {
  const n = values.length;
  const half = window >> 1;
  const length = Math.min(window, n);
  const weights = smoothingWeights(half, polyOrder);
  const polynomial = new PolynomialFit(length, polyOrder);
  const smoothed = new Float64Array(n);
  let fitted = -1;
  let start = 0;
  let gaps = countGaps(values, length);
  for (let row = 0; row < n; row++) {
    if (row - half > start && start + length < n) {
      gaps += Number(Number.isNaN(values[start + length])) - Number(Number.isNaN(values[start]));
      start++;
    }
    if (Number.isNaN(values[row])) smoothed[row] = Number.NaN;
    else if (gaps === 0 && row - half === start && length === window)
      smoothed[row] = weighted(values, row, weights);
    else {
      if (fitted !== start) polynomial.fit(values, start, start + length);
      fitted = start;
      smoothed[row] = polynomial.at(row);
    }
  }
  return smoothed;
}

function countGaps(values: Float64Array, length: number): number {
  let gaps = 0;
  for (let row = 0; row < length; row++) if (Number.isNaN(values[row])) gaps++;
  return gaps;
}

/** The weights add up to 1: differences from the middle keep a repeated value, and the digits of values far from zero. */
function weighted(values: Float64Array, row: number, weights: Float64Array): number {
  const x = values[row]!;
  let sum = 0;
  for (let j = 1; j < weights.length; j++)
    sum += weights[j]! * (values[row - j]! - x + (values[row + j]! - x));
  return x + sum;
}
