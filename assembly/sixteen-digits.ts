/**
 * Whole numbers as characters, sixteen digits at a time. Source of the divisions by multiplication: Granlund and Montgomery,
 * "Division by invariant integers using multiplication", 1994; each is exact for the range that it is used for.
 */

const EIGHT_DIGITS: u64 = 100000000;
const SIXTEEN_DIGITS: u64 = 10000000000000000;

/** From memory: to make such constants in a register takes three instructions each. */
const INVERSE_10000 = memory.data<u32>([0xd1b71759, 0xd1b71759, 0xd1b71759, 0xd1b71759], 16);
const TIMES_10000 = memory.data<u32>([10000, 10000, 10000, 10000], 16);
const INVERSE_100 = memory.data<u32>([10486, 10486, 10486, 10486], 16);
const TIMES_100 = memory.data<u32>([100, 100, 100, 100], 16);
const INVERSE_10 = memory.data<u16>([103, 103, 103, 103, 103, 103, 103, 103], 16);
const TENS_TO_ONES = memory.data<u16>([2559, 2559, 2559, 2559, 2559, 2559, 2559, 2559], 16);
const ZEROS = memory.data<u64>([0x3030303030303030, 0x3030303030303030], 16);
const INDEXES = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33,
]);

/** The digits of two numbers below 10^8, each a byte from 0 to 9, those of `high` first. */
// @ts-ignore: decorator
@inline
export function digitsOf(high: u32, low: u32): v128 {
  const numbers = i64x2.splat((<u64>high) | ((<u64>low) << 32));
  // Of each number the first four digits, and the last four: divided by 10^4, and the remainder.
  const firsts = i64x2.shr_u(i64x2.extmul_low_i32x4_u(numbers, v128.load(INVERSE_10000)), 45);
  const lasts = i32x4.sub(i64x2.extend_low_i32x4_u(numbers), i32x4.dot_i16x8_s(firsts, v128.load(TIMES_10000)));
  const fours = v128.or(firsts, i64x2.shl(lasts, 32));
  // The same by 100, and by 10.
  const hundreds = i32x4.shr_u(i32x4.dot_i16x8_s(fours, v128.load(INVERSE_100)), 20);
  const rests = i16x8.sub(fours, i16x8.mul(hundreds, v128.load(TIMES_100)));
  const twos = v128.or(hundreds, i32x4.shl(rests, 16));
  const tens = i16x8.shr_u(i16x8.mul(twos, v128.load(INVERSE_10)), 10);
  // The tens in the lower byte, `two - 10 * tens` in the upper one.
  return i16x8.sub(i16x8.shl(twos, 8), i16x8.mul(tens, v128.load(TENS_TO_ONES)));
}

// @ts-ignore: decorator
@inline
export function asCharacters(digits: v128): v128 {
  return v128.or(digits, v128.load(ZEROS));
}

/** One bit a digit, the first in the lowest, set where it is zero. */
// @ts-ignore: decorator
@inline
export function zeros(digits: v128): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(digits, i64x2.splat(0)));
}

/** The bytes from the `count`th on, up to 18; zeros come after the last. */
// @ts-ignore: decorator
@inline
export function without(bytes: v128, count: u32): v128 {
  return i8x16.swizzle(bytes, v128.load(INDEXES + count));
}

/** Writes a number below 2^63 in as many digits as it has. Answers where they end. */
export function writeWhole(at: u32, number: u64): u32 {
  if (number < EIGHT_DIGITS) return writeUpTo16(at, 0, <u32>number);
  if (number < SIXTEEN_DIGITS)
    return writeUpTo16(at, <u32>(number / EIGHT_DIGITS), <u32>(number % EIGHT_DIGITS));
  const end = writeUpTo16(at, 0, <u32>(number / SIXTEEN_DIGITS));
  const rest = number % SIXTEEN_DIGITS;
  v128.store(end, asCharacters(digitsOf(<u32>(rest / EIGHT_DIGITS), <u32>(rest % EIGHT_DIGITS))));
  return end + 16;
}

// @ts-ignore: decorator
@inline
function writeUpTo16(at: u32, high: u32, low: u32): u32 {
  const digits = digitsOf(high, low);
  const nZeros = min<u32>(ctz(~zeros(digits)), 15);
  v128.store(at, without(asCharacters(digits), nZeros));
  return at + 16 - nZeros;
}
