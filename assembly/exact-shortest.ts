/**
 * The shortest digits of any double. Source: Giulietti, "The Schubfach way to render doubles", 2021: the number, shifted, and the
 * two ends of what reads back as it are computed to 64 bits and whether there is more, which is proven to be enough.
 */

import { asCharacters, digitsOf, without, zeros } from './sixteen-digits';

const ZERO: u8 = 0x30;
const MINUS: u8 = 0x2d;
const PLUS: u8 = 0x2b;
const POINT: u8 = 0x2e;
const LOWER_E: u8 = 0x65;

const EIGHT_DIGITS: u64 = 100000000;
const SIXTEEN_DIGITS: u64 = 10000000000000000;
const HIDDEN_BIT: u64 = 1 << 52;
/** Of the first power in the table. */
const FIRST_POWER: i32 = -292;

/** Of the bits of a number that is not 0, its sign written already. Answers where it ends, or 0 for an infinity. */
export function writeExactShortest(at: u32, bits: u64, powers: u32): u32 {
  const mantissa = bits & (HIDDEN_BIT - 1);
  const exponent = <u32>(bits >> 52) & 0x7ff;
  if (exponent == 0x7ff) return 0;
  const c = exponent == 0 ? mantissa : mantissa | HIDDEN_BIT;
  const q = <i32>max(exponent, 1) - 1075;
  // A power of two is nearer to the number below it than to the one above.
  const isPower = <i32>(mantissa == 0) & <i32>(exponent > 1);
  const k = (q * 1262611 - isPower * 524031) >> 22;
  const h = <u64>(q + ((k * -1741647) >> 19) + 1);
  const entry = powers + ((-k - FIRST_POWER) << 4);
  const low = load<u64>(entry);
  const high = load<u64>(entry + 8);
  const odd = c & 1;
  const lower = toOdd(low, high, (4 * c - 2 + <u64>isPower) << h) + odd;
  const middle = toOdd(low, high, (4 * c) << h);
  const upper = toOdd(low, high, (4 * c + 2) << h) - odd;

  const s = middle >> 2;
  const tenth = s / 10;
  const isTenBelow = lower <= 40 * tenth;
  const isTenAbove = 40 * tenth + 40 <= upper;
  if (isTenBelow != isTenAbove) return placeDigits(at, 10 * (tenth + <u64>isTenAbove), k);
  const isBelow = lower <= 4 * s;
  const isAbove = 4 * s + 4 <= upper;
  if (isBelow != isAbove) return placeDigits(at, s + <u64>isAbove, k);
  return placeDigits(at, s + <u64>((middle & 3) + (s & 1) > 2), k);
}

/** The product without its lower 128 bits; the last bit says also whether they are not zero, but for what the power is rounded by. */
function toOdd(low: u64, high: u64, factor: u64): u64 {
  const rest = high * factor;
  const sum = rest + highWord(low, factor);
  return (highWord(high, factor) + <u64>(sum < rest)) | <u64>(sum > 1);
}

/** The upper half of the product of two words. */
function highWord(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const middle = a1 * b0 + ((a0 * b0) >> 32);
  return a1 * b1 + (middle >> 32) + ((a0 * b1 + (middle & 0xffffffff)) >> 32);
}

/** Writes `number * 10^k`, not 0, without zeros at the end, as JavaScript does. Answers where it ends. */
export function placeDigits(at: u32, number: u64, k: i32): u32 {
  // Seventeen digits, the first not a zero.
  for (; number < SIXTEEN_DIGITS; k--) number *= 10;
  const first = ZERO + <u8>(number / SIXTEEN_DIGITS);
  const rest = number % SIXTEEN_DIGITS;
  const digits = digitsOf(<u32>(rest / EIGHT_DIGITS), <u32>(rest % EIGHT_DIGITS));
  const nDigits: u32 = 33 - <u32>clz(zeros(digits) ^ 0xffff);
  const characters = asCharacters(digits);
  // How many digits are before the point.
  const point = 17 + k;
  if (point > 21 || point < -5) return placeWithExponent(at, first, characters, nDigits, point - 1);
  if (point <= 0) {
    // `0.00000`
    store<u64>(at, 0x3030303030302e30);
    at += 2 - point;
  }
  store<u8>(at, first);
  v128.store(at + 1, characters);
  // Zeros that no digit stands for.
  store<u32>(at + 17, 0x30303030);
  if (point <= 0) return at + nDigits;
  if (nDigits <= <u32>point) return at + point;
  store<u8>(at + point, POINT);
  v128.store(at + point + 1, without(characters, point - 1));
  return at + nDigits + 1;
}

function placeWithExponent(at: u32, first: u8, characters: v128, nDigits: u32, exponent: i32): u32 {
  store<u8>(at, first);
  store<u8>(at + 1, POINT);
  v128.store(at + 2, characters);
  let end = nDigits == 1 ? at + 1 : at + 1 + nDigits;
  store<u8>(end, LOWER_E);
  store<u8>(end + 1, exponent < 0 ? MINUS : PLUS);
  end += 2;
  const size = <u32>abs(exponent);
  if (size >= 100) store<u8>(end++, ZERO + <u8>(size / 100));
  if (size >= 10) store<u8>(end++, ZERO + <u8>((size / 10) % 10));
  store<u8>(end, ZERO + <u8>(size % 10));
  return end + 1;
}
