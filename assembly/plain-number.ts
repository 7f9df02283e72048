/**
 * Numbers of the common spelling, eight digits at a time. Sources: Lemire, "Quickly parsing eight digits" (2018); for more than 15
 * digits, core/csv/divide-exactly.ts.
 */

import { productError } from './exact-product';

const MINUS: u8 = 0x2d;

const ASCII_ZEROS: u64 = 0x3030303030303030;
/** With it a byte above 9 shows in its highest bit. */
const ABOVE_NINE: u64 = 0x7676767676767676;
const HIGH_BITS: u64 = 0x8080808080808080;
export const ALL_BITS: u64 = 0xffffffffffffffff;

const MAX_EXACT_DIGITS: u32 = 15;
/** Every whole number up to 2^53 is a double. */
const MAX_EXACT_INTEGER: u64 = 1 << 53;
const MAX_DIGITS: u32 = 19;
const POWERS_OF_TEN = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
]);
const INTEGER_POWERS = memory.data<u64>([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000]);

/** Set by `readNumber`. */
export let isNumber: bool = false;

/** `[-]digits[.digits]` of up to 19 digits; sets `isNumber`. */
// @ts-ignore: decorator
@inline
export function readNumber(start: u32, end: u32): f64 {
  const isNegative = load<u8>(start) == MINUS;
  const first = start + <u32>isNegative;
  let point = end;
  const length = end - start;
  const points = <u32>i8x16.bitmask(i8x16.eq(v128.load(start), i8x16.splat(0x2e)));
  if (points != 0) {
    point = min(start + ctz(points), end);
  } else if (length > 16) {
    for (point = start + 16; point < end && load<u8>(point) != 0x2e; ) point++;
  }
  const nWhole = point - first;
  const nDecimals = point == end ? 0 : end - point - 1;
  const nDigits = nWhole + nDecimals;
  isNumber = false;
  if (nDigits - 1 >= MAX_DIGITS) return 0;
  let whole: u64 = 0;
  let decimals: u64 = 0;
  let wrong: u64 = 0;
  if (nWhole > 8) return readLong(first, point, end, isNegative);
  if (nDecimals > 8) return readLong(first, point, end, isNegative);
  if (nWhole > 0) {
    const word = (load<u64>(first) ^ ASCII_ZEROS) << (64 - (nWhole << 3));
    wrong = (word + ABOVE_NINE) | word;
    whole = eightDigits(word);
  }
  if (nDecimals > 0) {
    const word = (load<u64>(end - 8) ^ ASCII_ZEROS) & (ALL_BITS << (64 - (nDecimals << 3)));
    wrong |= (word + ABOVE_NINE) | word;
    decimals = eightDigits(word);
  }
  if ((wrong & HIGH_BITS) != 0) return 0;
  if (nDigits > MAX_EXACT_DIGITS) return readLong(first, point, end, isNegative);
  isNumber = true;
  const power = load<f64>(POWERS_OF_TEN + (nDecimals << 3));
  const digits = whole * load<u64>(INTEGER_POWERS + (nDecimals << 3)) + decimals;
  const magnitude = <f64>(<i64>digits) / power;
  return isNegative ? -magnitude : magnitude;
}

/** The number of eight digits, each a byte from 0 to 9, the first in the lowest. */
// @ts-ignore: decorator
@inline
function eightDigits(word: u64): u64 {
  const pairs = word * 10 + (word >> 8);
  return (
    (((pairs & 0x000000ff000000ff) * 0x000f424000000064) +
      (((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001)) >>
    32
  );
}

/** More than 15 digits, or more than 8 on a side: one by one. */
function readLong(first: u32, point: u32, end: u32, isNegative: bool): f64 {
  let digits: u64 = 0;
  for (let at = first; at < end; at++) {
    if (at == point) continue;
    const digit = load<u8>(at) - 0x30;
    if (digit > 9) return 0;
    digits = digits * 10 + digit;
  }
  // A whole number that a double may round is looked at in its own text.
  if (point == end && digits > MAX_EXACT_INTEGER) return 0;
  const nDecimals = point == end ? 0 : end - point - 1;
  const magnitude = divided(digits, load<f64>(POWERS_OF_TEN + (nDecimals << 3)));
  isNumber = magnitude == magnitude;
  return isNegative ? -magnitude : magnitude;
}

/** `digits / power`, correctly rounded, or NaN where the quotient lies too near the middle between two doubles. */
function divided(digits: u64, power: f64): f64 {
  if (digits == 0) return 0;
  const high = <f64>(<i64>(digits >> 11)) * 2048;
  const low = <f64>(<i64>(digits & 2047));
  const numerator = high + low;
  const rest = low - (numerator - high);
  const quotient = numerator / power;
  const back = quotient * power;
  const remainder = numerator - back - productError(quotient, power, back);
  const correction = (remainder + rest) / power;
  // 2^-98 bounds the error of the unevaluated sum, with room to spare.
  const margin = quotient * reinterpret<f64>(0x39d0000000000000);
  const lowest = quotient + (correction - margin);
  return lowest == quotient + (correction + margin) ? lowest : NaN;
}
