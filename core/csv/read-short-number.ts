import { CR, LF, MINUS, POINT } from './ascii.ts';
import { POWERS_OF_TEN } from './powers-of-ten.ts';
import { NOT_PLAIN } from './read-plain-number.ts';

/** So many bytes before a part are looked at, so that a number must not begin closer to the window's first byte. */
const ROOM_BEFORE = 8;
const MAX_PART_DIGITS = 8;
/** So many digits are exact in a double, and so is dividing them by a power of ten, rounded once. */
const MAX_DIGITS = 15;
/** Four times the digit 0. */
const ZEROS = 0x30303030;

/** Keeps, of the last four bytes of a part of `n` digits, and of the four before them, those that belong to it. */
const LAST_MASK = Int32Array.from({ length: MAX_PART_DIGITS + 1 }, (_, n) => (n < 4 ? 2 ** (8 * n) - 1 : -1));
const FIRST_MASK = LAST_MASK.map((_, n) => (n > 4 ? LAST_MASK[n - 4]! : 0));

/**
 * Reads `[-]digits[.digits]` of up to 8 digits on each side as `readPlainNumber` does, to the same value, but without a
 * loop over digits: how many there are differs from cell to cell, and each time a processor guesses wrong it loses more
 * than all of the arithmetic here takes. Sixteen bytes are compared with digits at once, four to a word; the first that
 * is none is the point or the end. Anything else is `NOT_PLAIN`.
 */
export function readShortNumber(
  view: DataView,
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  values: Float64Array,
  row: number,
): number {
  if (start < ROOM_BEFORE) return NOT_PLAIN;
  const negative = ((bytes[start]! ^ MINUS) - 1) >>> 31; // 1 or 0
  const at = start + negative;
  const others =
    (otherThanDigits(view.getInt32(at) ^ ZEROS) << 12) |
    (otherThanDigits(view.getInt32(at + 4) ^ ZEROS) << 8) |
    (otherThanDigits(view.getInt32(at + 8) ^ ZEROS) << 4) |
    otherThanDigits(view.getInt32(at + 12) ^ ZEROS);
  const nWhole = Math.clz32(others) - 16;
  const point = at + nWhole;
  const hasPoint = bytes[point] === POINT;
  const nDecimals = hasPoint ? Math.clz32(others & (0x7fff >>> nWhole)) - 17 - nWhole : 0;
  const end = hasPoint ? point + 1 + nDecimals : point;
  const nDigits = nWhole + nDecimals;
  if (nWhole > MAX_PART_DIGITS || nDecimals > MAX_PART_DIGITS || nDigits === 0 || nDigits > MAX_DIGITS)
    return NOT_PLAIN;
  const byte = bytes[end];
  if (byte !== delimiter && byte !== LF && byte !== CR) return NOT_PLAIN;
  const whole =
    (Math.imul(fourDigits((view.getInt32(point - 8) ^ ZEROS) & FIRST_MASK[nWhole]!), 10_000) +
      fourDigits((view.getInt32(point - 4) ^ ZEROS) & LAST_MASK[nWhole]!)) |
    0;
  const decimals =
    (Math.imul(fourDigits((view.getInt32(end - 8) ^ ZEROS) & FIRST_MASK[nDecimals]!), 10_000) +
      fourDigits((view.getInt32(end - 4) ^ ZEROS) & LAST_MASK[nDecimals]!)) |
    0;
  const power = POWERS_OF_TEN[nDecimals]!;
  values[row] = ((whole * power + decimals) / power) * (1 - 2 * negative);
  return end;
}

/** Four bits, the first byte's the highest: whether each byte of a word, big-endian and less the digit 0, is above 9. */
function otherThanDigits(digits: number): number {
  // Sets a byte's high bit from 10 on, without carrying into the next byte.
  const highBits = (((digits & 0x7f7f7f7f) + 0x76767676) | digits) & 0x80808080;
  return (Math.imul(highBits >>> 7, 0x00204081) >>> 21) & 15;
}

/** The number of four digits, one to a byte, the first in the highest: two pairs at once, then those. */
function fourDigits(digits: number): number {
  const pairs = (Math.imul((digits >>> 8) & 0x00ff00ff, 10) + (digits & 0x00ff00ff)) | 0;
  return (Math.imul(pairs >>> 16, 100) + (pairs & 0xffff)) | 0;
}
