import { CR, LF, MINUS, POINT, ZERO } from './ascii.ts';
import { longDecimal } from './long-decimal.ts';
import { POWERS_OF_TEN } from './powers-of-ten.ts';

/** A cell that `readPlainNumber` leaves to the general path. */
export const NOT_PLAIN = -1;

/** So many digits fit a 32-bit integer, whose arithmetic takes a fraction of a double's time. */
const MAX_PART_DIGITS = 9;
/** So many digits are exact in a double, and so is dividing them by a power of ten up to 22, rounded once. */
const MAX_DIGITS = 15;

/**
 * Reads the common spelling of a number, `[-]digits[.digits]` with up to 9 digits before the point and 19 in all,
 * straight from the bytes into `values[row]`, and returns the position of the delimiter or line end after it.
 * Anything else (text, quotes, blanks, an exponent, more digits, the end of the window) is `NOT_PLAIN`. The
 * value goes through an array because a returned double would be allocated on the heap; for the same speed
 * the parameters are positional, and there are five.
 */
export function readPlainNumber(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  values: Float64Array,
  row: number,
): number {
  let at = start;
  let byte = bytes[at]!;
  const negative = byte === MINUS;
  if (negative) byte = bytes[++at]!;
  const firstDigit = at;
  let whole = 0;
  while (byte >= ZERO && byte <= ZERO + 9) {
    whole = (Math.imul(whole, 10) + byte - ZERO) | 0;
    byte = bytes[++at]!;
  }
  const nWhole = at - firstDigit;
  let decimals = 0;
  let nDecimals = 0;
  if (byte === POINT) {
    const firstDecimal = ++at;
    byte = bytes[at]!;
    while (byte >= ZERO && byte <= ZERO + 9) {
      decimals = (Math.imul(decimals, 10) + byte - ZERO) | 0;
      byte = bytes[++at]!;
    }
    nDecimals = at - firstDecimal;
  }
  if (byte !== delimiter && byte !== LF && byte !== CR) return NOT_PLAIN;
  const nDigits = nWhole + nDecimals;
  if (nDigits === 0 || nWhole > MAX_PART_DIGITS) return NOT_PLAIN;
  let magnitude: number;
  if (nDigits <= MAX_DIGITS && nDecimals <= MAX_PART_DIGITS) {
    const power = POWERS_OF_TEN[nDecimals]!;
    magnitude = (whole * power + decimals) / power;
  } else {
    magnitude = longDecimal(bytes, at, whole, nWhole, nDecimals);
    if (Number.isNaN(magnitude)) return NOT_PLAIN;
  }
  values[row] = negative ? -magnitude : magnitude;
  return at;
}
