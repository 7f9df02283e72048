import { productError } from './exact-product.ts';

/** Bounds the relative error of the unevaluated sum below (about 2^-103), with room to spare. */
const RELATIVE_ERROR = 2 ** -98;

/**
 * `(head * shift + tail) / divisor`, correctly rounded, or `NaN` when the quotient lies too near the middle
 * between two doubles to tell. For numbers of 16 to 19 digits, which one floating-point operation does not
 * round correctly: the numerator is held exactly as the sum of two doubles, and so is the remainder of a
 * division. `head` has up to 15 digits, `shift` is up to `1e4`, `tail` below it, `divisor` up to `1e22`; all
 * are integers. Source: Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 1971.
 */
export function divideExactly(ratio: { head: number; tail: number; shift: number; divisor: number }): number {
  const { head, tail, shift, divisor } = ratio;
  const product = head * shift;
  const numerator = product + tail;
  // |tail| < |product|: the rounding error of the sum is exact, and so is the product's. Both are small
  // integers.
  const rest = tail - (numerator - product) + productError(head, shift, product);

  const quotient = numerator / divisor;
  const back = quotient * divisor;
  const remainder = numerator - back - productError(quotient, divisor, back);
  const correction = (remainder + rest) / divisor;
  const margin = quotient * RELATIVE_ERROR;
  const low = quotient + (correction - margin);
  const high = quotient + (correction + margin);
  return low === high ? low : Number.NaN;
}
