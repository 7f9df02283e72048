import { LOWER_E, MINUS, PLUS, POINT, SPACE, TAB, UPPER_E, ZERO } from './ascii.ts';
import { asciiText } from './decode-text.ts';
import { divideExactly } from './divide-exactly.ts';
import { POWERS_OF_TEN } from './powers-of-ten.ts';

/**
 * The number spelled by `bytes[start..end)`, the same double as `Number(text)`, or `NaN` when it is no
 * number. A number is `[+-]digits[.digits][e[+-]digits]`, with digits on at least one side of the point.
 * Blanks (space, tab) around it are tolerated, quoted or not. `Infinity`, `0x10`, `1_000` and what overflows
 * a double are text.
 *
 * Up to 15 digits and a power of ten up to 22 are exact in a double, so that one operation rounds correctly:
 * Clinger, "How to read floating point numbers accurately", PLDI 1990. O(length).
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && isBlank(bytes[from]!)) from++;
  while (to > from && isBlank(bytes[to - 1]!)) to--;
  let at = from;
  const negative = bytes[at] === MINUS;
  if (at < to && (negative || bytes[at] === PLUS)) at++;

  let head = 0; // the first 15 significant digits
  let tail = 0; // the next ones, up to 19 in all
  let nSignificant = 0;
  let nDigits = 0;
  let nDecimals = 0;
  let afterPoint = false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === POINT && !afterPoint) {
      afterPoint = true;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) break;
    nDigits++;
    if (afterPoint) nDecimals++;
    if (nSignificant === 0 && digit === 0) continue;
    nSignificant++;
    if (nSignificant <= 15) head = head * 10 + digit;
    else if (nSignificant <= 19) tail = tail * 10 + digit;
  }
  if (nDigits === 0) return Number.NaN;
  const exponent = at === to ? 0 : parseExponent(bytes, at, to);
  if (Number.isNaN(exponent)) return Number.NaN;

  const scale = exponent - nDecimals;
  const magnitude = nSignificant === 0 ? 0 : scaled({ head, tail, nSignificant, scale });
  if (!Number.isNaN(magnitude)) return negative ? -magnitude : magnitude;
  const value = Number(asciiText(bytes, from, to));
  return Number.isFinite(value) ? value : Number.NaN;
}

/** `digits x 10^scale`, correctly rounded, or `NaN` when that takes more than a few operations. */
function scaled(number: { head: number; tail: number; nSignificant: number; scale: number }): number {
  const { head, tail, nSignificant, scale } = number;
  if (scale < -22 || scale > 22 || nSignificant > 19) return Number.NaN;
  if (nSignificant <= 15) return scale < 0 ? head / POWERS_OF_TEN[-scale]! : head * POWERS_OF_TEN[scale]!;
  if (scale > 0) return Number.NaN;
  return divideExactly({
    head,
    tail,
    shift: POWERS_OF_TEN[nSignificant - 15]!,
    divisor: POWERS_OF_TEN[-scale]!,
  });
}

/** The exponent after `e`, or `NaN`; far beyond a double's range it stops growing. */
function parseExponent(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== LOWER_E && bytes[start] !== UPPER_E) return Number.NaN;
  let at = start + 1;
  const negative = bytes[at] === MINUS;
  if (at < end && (negative || bytes[at] === PLUS)) at++;
  if (at >= end) return Number.NaN;
  let exponent = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    exponent = Math.min(exponent * 10 + digit, 1e6);
  }
  return negative ? -exponent : exponent;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}
