/**
 * Numbers in the fewest digits that read back as the same double, and of those the nearest to it, spelled as JavaScript does.
 *
 * Source: Giulietti, "The Schubfach way to render doubles", 2021. A double c * 2^q is shifted by the power of ten that makes the
 * distance to its neighbours from 1 to 10. What reads back as it reaches half of that to either side. At most one multiple of ten
 * is inside: that, without its zeros, is the shortest; else it is the nearest whole number. Here the shifted number is known to
 * about 32 bits behind the point, by one product; what lies too near an edge to tell, less than one in 10^8, and what is not
 * common, goes to exact-shortest.ts.
 */

import { placeDigits, writeExactShortest } from './exact-shortest';
import { asCharacters, digitsOf, without, zeros } from './sixteen-digits';

const ZERO: u8 = 0x30;
const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
/** `0.000000` */
const LEADING_ZEROS: u64 = 0x3030303030302e30;

const HIDDEN_BIT: u64 = 1 << 52;
const FIFTEEN_DIGITS: u64 = 1000000000000000;
const EIGHT_DIGITS: u64 = 100000000;
const SHORT_BELOW: f64 = 100000000;
/** 2^52 */
const TO_WHOLE: f64 = 4503599627370496;
/** Of the first power in the table. */
const FIRST_POWER: i32 = -292;

const LOWER_HALF: u64 = 0xffffffff;
/** Ten, with 60 bits behind the point. */
const TEN: u64 = 0xa000000000000000;
/** With 64 bits behind the point. */
const HALF: u64 = 0x8000000000000000;
/** The product is short of the exact one by less than 2^33, with 64 bits behind the point. */
const DOUBT_BITS: u64 = 34;

/** Of a number that is not missing. `powers` is where the table begins. Answers where it ends, or 0 for an infinity. */
// @ts-ignore: decorator
@inline
export function writeShortest(at: u32, value: f64, powers: u32): u32 {
  const bits = reinterpret<u64>(value);
  const size = abs(value);
  store<u8>(at, MINUS);
  at += <u32>(bits >> 63);
  if (size < SHORT_BELOW && floor(size) == size) return writeShortWhole(at, size);
  const mantissa = bits & (HIDDEN_BIT - 1);
  const exponent = <u32>(bits >> 52) & 0x7ff;
  // Subnormal, not finite, or a power of two, which is nearer to the number below it than to the one above.
  if (exponent - 1 >= 0x7fe || mantissa == 0) return writeExactShortest(at, bits, powers);

  const q = <i32>exponent - 1075;
  const k = (q * 1262611) >> 22;
  const h = q + ((k * -1741647) >> 19) + 1;
  const entry = powers + ((-k - FIRST_POWER) << 4);
  const high = load<u64>(entry + 8);
  // `factor * power / 2^128` is the shifted number.
  const factor = (mantissa | HIDDEN_BIT) << <u64>h;
  const a = high & LOWER_HALF;
  const b = high >> 32;
  const c = factor & LOWER_HALF;
  const d = factor >> 32;
  const lowest = (<u64>load<u32>(entry + 4) * (factor >> 25)) >> 7;
  const outer = a * d;
  const middle = b * c + ((a * c) >> 32) + (outer & LOWER_HALF);
  const fraction = (middle << 32) + lowest;
  const whole = b * d + (outer >> 32) + (middle >> 32) + <u64>(fraction < lowest);

  // With 60 bits behind the point: how far it is beyond a multiple of ten, from the next one, and half the distance to a neighbour.
  const tenth = whole / 10;
  const digit = whole - 10 * tenth;
  const beyond = (digit << 60) | (fraction >> 4);
  const short = TEN - beyond;
  const half = high >> <u64>(5 - h);
  const doubt: u64 = 1 << (DOUBT_BITS - 4);
  const isInDoubt =
    <u32>(beyond - half + doubt < 2 * doubt) |
    <u32>(short - half + doubt < 2 * doubt) |
    <u32>(fraction - HALF + (1 << DOUBT_BITS) < 2 << DOUBT_BITS);
  if (isInDoubt) return writeExactShortest(at, bits, powers);
  // From here on without a branch, which would go wrong half of the time: by masks.
  const isAbove = <u64>(short < half);
  const isTen = <u64>(beyond < half) | isAbove;
  const first16 = tenth + isAbove;
  const last = <u32>((digit + (fraction >> 63)) & (isTen - 1));

  // The last digit, and before it 16, or 15 behind a zero.
  const isShort = <i32>(first16 < FIFTEEN_DIGITS);
  // How many digits are before the point.
  const point = 17 - isShort + k;
  if (<u32>(point + 5) > 20) return placeDigits(at, 10 * first16 + last, k);
  const head = <u32>(first16 / EIGHT_DIGITS);
  const digits = digitsOf(head, <u32>(first16 - head * EIGHT_DIGITS));
  const characters = asCharacters(digits);
  const nDigits = 32 - <i32>clz((zeros(digits) ^ 0xffff) | (<u32>(last != 0) << 16)) - isShort;

  // The digits, the point, and the digits behind it again. Before the first: `0.`, where the point is not behind it.
  const isBefore = (point - 1) >> 31;
  const start = at + ((2 - point) & isBefore);
  store<u64>(at, LEADING_ZEROS);
  v128.store(start, without(characters, isShort));
  store<u8>(at + max(point, 1), POINT);
  v128.store(start + ((point + 1) & ~isBefore), without(characters, isShort + max(point, 0)));
  store<u8>(start + 17 - isShort + isBefore, ZERO + <u8>last);
  return start + max(nDigits + (<i32>(nDigits > point) & ~isBefore), point);
}

// @ts-ignore: decorator
@inline
function writeShortWhole(at: u32, size: f64): u32 {
  const digits = digitsOf(<u32>reinterpret<u64>(size + TO_WHOLE), 0);
  const nZeros = ctz(~zeros(digits) | 0x80);
  v128.store(at, without(asCharacters(digits), nZeros));
  return at + 8 - nZeros;
}
