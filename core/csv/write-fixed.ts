import { MINUS, POINT } from './ascii.ts';
import { writeEightDigits, writeFourDigits, writeWhole } from './digit-table.ts';
import { productError } from './exact-product.ts';
import { fixedText } from './fixed-text.ts';
import { POWERS_OF_TEN } from './powers-of-ten.ts';
import { writeAscii } from './write-ascii.ts';

/** The most bytes that `writeFixed` writes, also for a moment: the largest double has 309 digits before the point. */
export const MAX_FIXED_BYTES = 340;

/** Up to here whole numbers are exact. */
const MAX_SCALED = 2 ** 53;
const HALF_A_GAP = 2 ** -53;
const MAX_WHOLE = 2 ** 31 - 1;
const PART = 1e8;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * Writes a number with `nDecimals` decimals, 0 to 15: the exact value of the double rounded to nearest, a tie to even, as
 * `%.6f` of C and Python does. `bytes` has room for `MAX_FIXED_BYTES`. Answers where they end. O(1)
 */
export function writeFixed(bytes: Uint8Array, at: number, value: number, nDecimals: number): number {
  const size = Math.abs(value);
  const power = POWERS_OF_TEN[nDecimals]!;
  const scaled = size * power;
  if (!(scaled < MAX_SCALED && size < MAX_WHOLE)) return writeAscii(bytes, at, fixedText(value, nDecimals));
  let digits = Math.floor(scaled + 0.5);
  if (0.5 - Math.abs(scaled - digits) <= scaled * HALF_A_GAP) digits = roundExactly(size, power, scaled);

  let whole = size | 0;
  let rest = digits - whole * power;
  if (rest === power) {
    whole++;
    rest = 0;
  }
  bytes[at] = MINUS;
  double[0] = value;
  const isNegative = words[1]! >>> 31; // without a branch, which half of the signs would make go wrong
  const point = writeWhole(bytes, at + isNegative, whole);
  if (nDecimals === 0) return point;
  bytes[point] = POINT;
  writeDecimals(bytes, point + 1, rest, nDecimals);
  return point + 1 + nDecimals;
}

/** Rounds `size * power`, of which `scaled` is the nearest double, where that lies too near a half to tell. */
function roundExactly(size: number, power: number, scaled: number): number {
  const below = Math.floor(scaled);
  const beyondHalf = scaled - below - 0.5 + productError(size, power, scaled);
  const up = beyondHalf > 0 || (beyondHalf === 0 && below % 2 === 1);
  return up ? below + 1 : below;
}

/** Eight digits at a time: those after the last one are zeros, which the next cell writes over. */
function writeDecimals(bytes: Uint8Array, at: number, rest: number, nDecimals: number): void {
  if (nDecimals <= 8) {
    writeEightDigits(bytes, at, (rest * POWERS_OF_TEN[8 - nDecimals]!) | 0);
    return;
  }
  const head = (rest / PART) | 0;
  if (nDecimals <= 12) writeFourDigits(bytes, at, (head * POWERS_OF_TEN[12 - nDecimals]!) | 0);
  else writeEightDigits(bytes, at, (head * POWERS_OF_TEN[16 - nDecimals]!) | 0);
  writeEightDigits(bytes, at + nDecimals - 8, (rest - head * PART) | 0);
}
