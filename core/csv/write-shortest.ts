import { MINUS, POINT, ZERO } from './ascii.ts';
import { writeEightDigits, writeWhole } from './digit-table.ts';
import { productError } from './exact-product.ts';
import { SHORTEST_SCALE } from './shortest-scale.ts';
import { writeAscii } from './write-ascii.ts';

/** The most bytes that `writeShortest` writes. */
export const MAX_SHORTEST_BYTES = 26;

const { places, power, halfGap } = SHORTEST_SCALE;
const PART = 1e8;
const LEAST_WITHOUT_EXPONENT = 1e-6;
/** Makes a distance below 10 an integer that keeps its sign; one that becomes 0 is too small to be sure of it. */
const RESOLUTION = 1e8;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/**
 * Writes the characters of `String(value)` (but `-0` as `-0`): the fewest digits that read back as `value`, and of those
 * the nearest to it. `bytes` has room for `MAX_SHORTEST_BYTES`. Answers where they end. O(1)
 *
 * The value, shifted by a power of ten so that the gap between doubles is from 1 to 10, is held exactly as the sum of two
 * doubles. Of the interval that reads back as it, at most one multiple of ten is inside: that, without its zeros, is the
 * shortest; else it is the nearest whole number. Source: the search of Giulietti, "The Schubfach way to render doubles",
 * 2021; the exact product is Dekker's, in place of his 128-bit one. What is too near an edge to tell, a power of two
 * (whose gaps differ), and what is far from 1 is left to `String`.
 */
export function writeShortest(bytes: Uint8Array, at: number, value: number): number {
  double[0] = value;
  const high = words[1]!;
  const isNegative = high >>> 31;
  const size = Math.abs(value);
  if (Math.floor(size) === size && size <= 2 ** 53) return writeInteger(bytes, at, size, isNegative);
  const exponent = (high >>> 20) & 0x7ff;
  const nPlaces = places[exponent]!;
  const isPowerOfTwo = (high & 0xfffff) === 0 && words[0] === 0;
  if (nPlaces < 0 || size < LEAST_WITHOUT_EXPONENT || isPowerOfTwo) return writeByString(bytes, at, value);

  const scale = power[exponent]!;
  const product = size * scale; // a whole number, from 2 ** 52 to 10 * 2 ** 53
  const error = productError(size, scale, product);
  // The shifted value is `head * PART + tail + fraction`, exactly but where the fraction is next to a half.
  const nearest = Math.floor(error + 0.5);
  const fraction = error - nearest;
  let head = (product / PART) | 0;
  let tail = (product - head * PART + nearest) | 0;
  if (tail < 0) {
    tail += PART;
    head--;
  } else if (tail >= PART) {
    tail -= PART;
    head++;
  }

  // How far the multiples of ten below and above are inside. By their signs, as masks: that one of them is inside is
  // as good as a coin's toss, and a branch that the processor cannot foresee costs as much as all the rest.
  const half = halfGap[exponent]!;
  const digit = tail % 10;
  const below = ((half - Math.abs(digit + fraction)) * RESOLUTION) | 0;
  const above = ((half - (10 - digit - fraction)) * RESOLUTION) | 0;
  const middle = ((0.5 - Math.abs(fraction)) * RESOLUTION) | 0;
  if (below === 0 || above === 0 || middle === 0) return writeByString(bytes, at, value);
  const isBelow = ~(below >> 31);
  const isAbove = ~(above >> 31);
  tail += (-digit & isBelow) + ((10 - digit) & isAbove);
  if (tail === PART) {
    tail = 0;
    head++;
  }
  bytes[at] = MINUS;
  return writePlaced(bytes, at + isNegative, head, tail, nPlaces, isBelow | isAbove);
}

/**
 * `head * PART + tail`, a number of 16 or 17 digits, with the point before the last `nPlaces` of them, without zeros at the
 * end; `lastIsZero` is -1 where the last digit is one, else 0.
 */
function writePlaced(
  bytes: Uint8Array,
  at: number,
  head: number,
  tail: number,
  nPlaces: number,
  lastIsZero: number,
): number {
  // Without a branch again: 17 digits always, of which a leading zero is written over.
  const leading = (head - PART) >> 31;
  const nWhole = 17 + leading - nPlaces;
  const from = nWhole <= 0 ? at + 2 - nWhole : at + 1;
  const first = (head / PART) | 0;
  const start = from + leading;
  bytes[start] = ZERO + first;
  writeEightDigits(bytes, start + 1, head - first * PART);
  let end = start + 9;
  if (tail !== 0) end = writeEightDigits(bytes, end, tail) + lastIsZero;
  while (bytes[end - 1] === ZERO) end--;
  if (nWhole <= 0) {
    bytes[at] = ZERO;
    bytes[at + 1] = POINT;
    for (let zero = at + 2; zero < from; zero++) bytes[zero] = ZERO;
  } else {
    for (let n = 0; n < nWhole; n++) bytes[at + n] = bytes[from + n]!;
    bytes[at + nWhole] = POINT;
  }
  return end;
}

/** A whole number up to `2 ** 53`, also -0. */
function writeInteger(bytes: Uint8Array, at: number, size: number, isNegative: number): number {
  bytes[at] = MINUS;
  const from = at + isNegative;
  const head = (size / PART) | 0;
  if (head === 0) return writeWhole(bytes, from, size);
  return writeEightDigits(bytes, writeWhole(bytes, from, head), size - head * PART);
}

function writeByString(bytes: Uint8Array, at: number, value: number): number {
  return writeAscii(bytes, at, String(value));
}
