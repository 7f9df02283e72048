/**
 * Numbers in the fewest digits that read back as the same double, and of those the nearest to it, spelled as JavaScript does.
 *
 * Source: Giulietti, "The Schubfach way to render doubles", 2021, with its table of 128-bit powers of ten. A double is c * 2^q;
 * shifted by the power of ten that makes the distance to its neighbours from 1 to 10, it and the two ends of what reads back as it
 * are known to 64 bits and whether there is more. At most one multiple of ten is between the ends: that is the shortest; else it
 * is the nearest whole number between them.
 */

import { asCharacters, digitsOf, notZero, without } from './sixteen-digits';

const ZERO: u8 = 0x30;
const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;

const EIGHT_DIGITS: u64 = 100000000;
const SIXTEEN_DIGITS: u64 = 10000000000000000;
const HIDDEN_BIT: u64 = 1 << 52;
/** `0.000000` */
const LEADING_ZEROS: u64 = 0x3030303030302e30;
const SHORT_BELOW: f64 = 100000000;
/** 2^52 */
const TO_WHOLE: f64 = 4503599627370496;
/** Of the first power in the table. */
const FIRST_POWER: i32 = -292;

/** Of a number that is not missing. `powers` is where the table begins. Answers where it ends, or 0 for an infinity. */
// @ts-ignore: decorator
@inline
export function writeShortest(at: u32, value: f64, powers: u32): u32 {
  const bits = reinterpret<u64>(value);
  const size = abs(value);
  store<u8>(at, MINUS);
  at += <u32>(bits >> 63);
  if (size < SHORT_BELOW && floor(size) == size) return writeShortWhole(at, size);
  const fraction = bits & (HIDDEN_BIT - 1);
  const exponent = <u32>(bits >> 52) & 0x7ff;
  if (exponent == 0x7ff) return 0;

  const c = exponent == 0 ? fraction : fraction | HIDDEN_BIT;
  const q = <i32>max(exponent, 1) - 1075;
  // A power of two is nearer to the number below it than to the one above.
  const isPower = <i32>(fraction == 0) & <i32>(exponent > 1);
  const k = (q * 1262611 - isPower * 524031) >> 22;
  const h = q + ((k * -1741647) >> 19) + 1;
  const entry = powers + ((-k - FIRST_POWER) << 4);
  const low = load<u64>(entry);
  const high = load<u64>(entry + 8);

  // (4c << h) * power, in 64-bit words of which the lowest only carries; and from it to the ends, 2 or 1 of those 4.
  const factor = c << (<u64>(h + 2));
  const product0 = low * factor;
  const product1 = high * factor + highWord(low, factor);
  const product2 = highWord(high, factor) + <u64>(product1 < high * factor);
  const up = <u64>(h + 1);
  const half0 = low << up;
  const half1 = (high << up) | (low >> (64 - up));
  const half2 = high >> (64 - up);
  const down = up - <u64>isPower;
  const lesser0 = low << down;
  const lesser1 = (high << down) | (low >> (64 - down));
  const lesser2 = high >> (64 - down);

  const carry = <u64>(product0 + half0 < half0);
  const above1 = product1 + half1;
  const above1c = above1 + carry;
  const above2 = product2 + half2 + (<u64>(above1 < half1) | <u64>(above1c < carry));
  const borrow = <u64>(product0 < lesser0);
  const below1 = product1 - lesser1;
  const below2 = product2 - lesser2 - (<u64>(product1 < lesser1) | <u64>(below1 < borrow));
  const odd = c & 1;
  const middle = product2 | <u64>(product1 > 1);
  const lower = (below2 | <u64>(below1 - borrow > 1)) + odd;
  const upper = (above2 | <u64>(above1c > 1)) - odd;

  // Without a branch: that a multiple of ten is inside is as good as a coin's toss.
  const s = middle >> 2;
  const tenth = s / 10;
  const isTenBelow = <u64>(lower <= 40 * tenth);
  const isTenAbove = <u64>(40 * tenth + 40 <= upper);
  const isBelow = <u64>(lower <= 4 * s);
  const isAbove = <u64>(4 * s + 4 <= upper);
  const isNearer = <u64>((middle & 3) + (s & 1) > 2);
  const one = s + (isBelow != isAbove ? isAbove : isNearer);
  const number = isTenBelow != isTenAbove ? 10 * (tenth + isTenAbove) : one;
  return writePlaced(at, number, k);
}

/** The upper half of the product of two words. */
// @ts-ignore: decorator
@inline
function highWord(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const middle = a1 * b0 + ((a0 * b0) >> 32);
  return a1 * b1 + (middle >> 32) + ((a0 * b1 + (middle & 0xffffffff)) >> 32);
}

// @ts-ignore: decorator
@inline
function writeShortWhole(at: u32, size: f64): u32 {
  const digits = digitsOf(<u32>reinterpret<u64>(size + TO_WHOLE), 0);
  const nZeros = ctz(notZero(digits) | 0x80);
  v128.store(at, without(asCharacters(digits), nZeros));
  return at + 8 - nZeros;
}

/** `number * 10^k`, not 0, without zeros at the end. */
// @ts-ignore: decorator
@inline
function writePlaced(at: u32, number: u64, k: i32): u32 {
  // Seventeen digits, the first not a zero. A normal double has that many already, or one less.
  let digits = number;
  let exponent = k;
  if (digits < SIXTEEN_DIGITS / 10) {
    do {
      digits *= 10;
      exponent--;
    } while (digits < SIXTEEN_DIGITS / 10);
  }
  const isShort = digits < SIXTEEN_DIGITS;
  digits = isShort ? digits * 10 : digits;
  exponent -= <i32>isShort;
  const first = <u32>(digits / SIXTEEN_DIGITS);
  const rest = digits - first * SIXTEEN_DIGITS;
  const high = <u32>(rest / EIGHT_DIGITS);
  const last16 = digitsOf(high, <u32>(rest - high * EIGHT_DIGITS));
  const characters = asCharacters(last16);
  const nDigits: u32 = 33 - <u32>clz(notZero(last16));
  // How many digits are before the point.
  const point = 17 + exponent;
  if (<u32>(point + 5) > 22) return writeFarOff(at, ZERO + <u8>first, characters, nDigits, point);

  // All is written where the point is behind the first digit or later, and where it is not, without a branch.
  const isWhole = point > 0;
  const start = at + (isWhole ? 0 : <u32>(2 - point));
  store<u64>(at, LEADING_ZEROS);
  store<u8>(start, ZERO + <u8>first);
  v128.store(start + 1, characters);
  store<u8>(isWhole ? at + point : at + 1, POINT);
  v128.store(isWhole ? at + point + 1 : start + 1, without(characters, isWhole ? point - 1 : 0));
  const end = start + nDigits;
  return isWhole ? (nDigits > <u32>point ? end + 1 : at + point) : end;
}

/** With zeros before the point that no digit stands for, or with an exponent. */
function writeFarOff(at: u32, first: u8, characters: v128, nDigits: u32, point: i32): u32 {
  store<u8>(at, first);
  if (point > 17 && point <= 21) {
    v128.store(at + 1, characters);
    store<u32>(at + 17, 0x30303030);
    return at + point;
  }
  store<u8>(at + 1, POINT);
  v128.store(at + 2, characters);
  let end = nDigits == 1 ? at + 1 : at + 1 + nDigits;
  const exponent = point - 1;
  store<u8>(end, 0x65);
  store<u8>(end + 1, exponent < 0 ? MINUS : 0x2b);
  end += 2;
  let size = <u32>abs(exponent);
  if (size >= 100) {
    store<u8>(end++, ZERO + <u8>(size / 100));
    size %= 100;
    store<u8>(end++, ZERO + <u8>(size / 10));
  } else if (size >= 10) {
    store<u8>(end++, ZERO + <u8>(size / 10));
  }
  store<u8>(end, ZERO + <u8>(size % 10));
  return end + 1;
}
