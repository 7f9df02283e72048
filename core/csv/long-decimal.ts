import { ZERO } from './ascii.ts';
import { divideExactly } from './divide-exactly.ts';
import { POWERS_OF_TEN } from './powers-of-ten.ts';

const MAX_DIGITS = 19;
const MAX_HEAD_DIGITS = 15;
/** Whole numbers below this are doubles, whose quotient with a power of ten is rounded once. */
const MAX_EXACT = 2 ** 53;

/**
 * The number of up to 19 digits whose decimals are the `nDecimals` digits before `bytes[end]`, correctly rounded, or
 * `NaN` when that takes more than a few operations: what programs write that print every digit of a double. O(digits)
 */
export function longDecimal(
  bytes: Uint8Array,
  end: number,
  whole: number,
  nWhole: number,
  nDecimals: number,
): number {
  const nTail = Math.max(0, nWhole + nDecimals - MAX_HEAD_DIGITS);
  if (nWhole + nDecimals > MAX_DIGITS || nTail > nDecimals) return Number.NaN;
  let head = whole;
  let at = end - nDecimals;
  for (; at < end - nTail; at++) head = head * 10 + (bytes[at]! - ZERO);
  let tail = 0;
  for (; at < end; at++) tail = (Math.imul(tail, 10) + bytes[at]! - ZERO) | 0;
  const shift = POWERS_OF_TEN[nTail]!;
  const divisor = POWERS_OF_TEN[nDecimals]!;
  const numerator = head * shift + tail;
  if (numerator < MAX_EXACT) return numerator / divisor;
  return divideExactly({ head, tail, shift, divisor });
}
