/**
 * Numbers with a fixed count of decimals: the exact value of the double rounded to nearest, a tie to even, as `%.6f` of C does.
 *
 * The part behind the point is a double without error, and so is a power of ten up to 10^22. Their product is rounded, by at most
 * half a gap, so it tells on which side of a half the exact one is unless it lies as near to that: then what the product lost is
 * computed, exactly.
 */

import { productError } from './exact-product';
import { asCharacters, digitsOf, without, writeWhole, zeros } from './sixteen-digits';

const MINUS: u8 = 0x2d;
const POINT: u8 = 0x2e;
const EIGHT_DIGITS: u64 = 100000000;

/** Added to a number from 0 to 2^52 it leaves its nearest whole number, a tie to even, in the lower bits. */
const TO_WHOLE: f64 = 4503599627370496;
const WHOLE_BITS: u64 = 0xfffffffffffff;
/** A product up to 1 loses at most 2^-53, a greater one in proportion; one up to 10^8 less than 2^-26. */
const LOST_OF_ONE: f64 = 1.1102230246251565e-16;
const LOST_OF_EIGHT_DIGITS: f64 = 1.4901161193847656e-8;
/** Whole parts of up to eight digits, also after a carry. */
const SHORT_BELOW: f64 = 99999999;
/** 2^63 */
const WHOLE_BELOW: f64 = 9223372036854775808.0;

/** How a column's decimals are written. */
export class Decimals {
  /** 10^count, and 10^(8 - count), or 10^(16 - count) for more than 8. */
  power: f64;
  fill: u64;
  count: u32;
  /** The power again, where there are up to 8 decimals. */
  wholePower: u32;
}

/** Of a number that is not missing, with 1 to 8 decimals. Answers where it ends, or 0 for one beyond 2^63. */
// @ts-ignore: decorator
@inline
export function writeFixed(at: u32, value: f64, decimals: Decimals): u32 {
  const size = abs(value);
  if (!(size < SHORT_BELOW)) return writeFixedLong(at, value, decimals);
  store<u8>(at, MINUS);
  at += <u32>(reinterpret<u64>(value) >> 63);
  const whole = floor(size);
  const fraction = size - whole;
  let first = <u32>reinterpret<u64>(whole + TO_WHOLE);
  let last = <u32>rounded(fraction, decimals.power, LOST_OF_EIGHT_DIGITS);
  if (last == decimals.wholePower) {
    first++;
    last = 0;
  }
  // The whole part in the first eight digits, the decimals in the last eight.
  const digits = digitsOf(first, last * <u32>decimals.fill);
  const characters = asCharacters(digits);
  const nZeros = ctz(~zeros(digits) | 0x80);
  v128.store(at, without(characters, nZeros));
  const point = at + 8 - nZeros;
  store<u8>(point, POINT);
  v128.store64_lane(point + 1, characters, 1);
  return point + 1 + decimals.count;
}

/** Of any count of digits before the point and behind it. */
export function writeFixedLong(at: u32, value: f64, decimals: Decimals): u32 {
  const size = abs(value);
  if (!(size < WHOLE_BELOW)) return 0;
  store<u8>(at, MINUS);
  at += <u32>(reinterpret<u64>(value) >> 63);
  const count = decimals.count;
  if (count == 0) return writeWhole(at, <u64>nearest(size));
  const whole = floor(size);
  let first = <u64>whole;
  const power = decimals.power;
  let last = rounded(size - whole, power, power * LOST_OF_ONE) & WHOLE_BITS;
  if (last == <u64>power) {
    first++;
    last = 0;
  }
  const point = writeWhole(at, first);
  store<u8>(point, POINT);
  last *= decimals.fill;
  if (count <= 8) last *= EIGHT_DIGITS;
  v128.store(point + 1, asCharacters(digitsOf(<u32>(last / EIGHT_DIGITS), <u32>(last % EIGHT_DIGITS))));
  return point + 1 + count;
}

/** In the lower bits of the answer: the whole number nearest to `fraction * power`, of two the even one. */
// @ts-ignore: decorator
@inline
function rounded(fraction: f64, power: f64, mostLost: f64): u64 {
  const scaled = fraction * power;
  const shifted = scaled + TO_WHOLE;
  const distance = abs(scaled - (shifted - TO_WHOLE));
  if (distance >= 0.5 - mostLost) return roundExactly(fraction, power, scaled);
  return reinterpret<u64>(shifted);
}

/** Where the product lies too near a half to tell. */
function roundExactly(fraction: f64, power: f64, scaled: f64): u64 {
  const below = floor(scaled);
  const beyondHalf = scaled - below - 0.5 + productError(fraction, power, scaled);
  const digits = <u64>below;
  return digits + (beyondHalf == 0 ? digits & 1 : <u64>(beyondHalf > 0));
}
