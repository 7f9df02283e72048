/**
 * Reads rows of a CSV file in their common spelling, many at a time: the kernel of core/csv, compiled to WebAssembly by
 * `npm run kernel`. Whatever is not common (an exponent, blanks, doubled quotes, a line break in a field, a row of another
 * length) ends the run before its row, and core/csv/read-rows.ts reads that row.
 *
 * A field's end is found 16 bytes at a time; digits are turned into a number 8 at a time. Sources: Lemire, "Quickly parsing
 * eight digits" (2018); for more than 15 digits, core/csv/divide-exactly.ts.
 *
 * All addresses are byte offsets into the memory; 16 bytes before the rows and after them must be readable.
 */

const QUOTE: u8 = 0x22;
const CR: u8 = 0x0d;
const LF: u8 = 0x0a;
const MINUS: u8 = 0x2d;

const ASCII_ZEROS: u64 = 0x3030303030303030;
/** With it a byte above 9 shows in its highest bit. */
const ABOVE_NINE: u64 = 0x7676767676767676;
const HIGH_BITS: u64 = 0x8080808080808080;
const ALL_BITS: u64 = 0xffffffffffffffff;

const MAX_EXACT_DIGITS: u32 = 15;
/** Every whole number up to 2^53 is a double. */
const MAX_EXACT_INTEGER: u64 = 1 << 53;
const MAX_DIGITS: u32 = 19;
const POWERS_OF_TEN = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
]);
const INTEGER_POWERS = memory.data<u64>([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000]);

/** What the kernel must know of a file, in this order, 4 bytes each. */
class Job {
  /** First byte of the rows, and the byte after the last one that has arrived. */
  start: u32;
  end: u32;
  delimiter: u32;
  nColumns: u32;
  /** Address of 4 bytes a column: 0 for numbers, for texts the address of its table of known levels. */
  columns: u32;
  /** Address of the cells, column after column: 8 bytes a cell. */
  cells: u32;
  /** Rows there is room for. */
  maxRows: u32;
  /** Address of the spellings of a missing number: 8 bytes, and a length of 8 bytes. */
  missing: u32;
  nMissing: u32;
  /** Whether an empty cell is missing. */
  includesEmpty: u32;
  /** Answers: the first byte that was not read, and how many of the rows ended with CRLF. */
  next: u32;
  nCrlf: u32;
}

/** A level of up to 16 bytes and its code; a table of them has 256, and a length of -1 where there is none. */
class Level {
  low: u64;
  high: u64;
  length: u32;
  code: u32;
}
/** In place of the length of a text: the cell holds a code; of a level: there is none. */
const IS_CODE: u32 = 0xffffffff;
const NO_LEVEL: u32 = 0xffffffff;

/** Set by `readNumber`. */
let isNumber: bool = false;

/** Reads rows and answers how many. */
export function readPlainRows(jobAt: usize): u32 {
  const job = changetype<Job>(jobAt);
  const delimiter = <u8>job.delimiter;
  const end = job.end;
  const nColumns = job.nColumns;
  const columns = job.columns;
  const stride = job.maxRows << 3;
  const delimiters = i8x16.splat(delimiter);
  let at = job.start;
  let nCrlf: u32 = 0;
  let row: u32 = 0;
  for (; row < job.maxRows; row++) {
    let position = at;
    let cell = job.cells + (row << 3);
    let column: u32 = 0;
    let isCrlf = false;
    for (; column < nColumns; column++, cell += stride) {
      const fieldEnd = findFieldEnd(position, end, delimiters);
      if (fieldEnd >= end) break;
      const length = fieldEnd - position;
      const levels = load<u32>(columns + (column << 2));
      if (levels != 0) {
        if (!readText(position, length, levels, cell)) break;
      } else if (length == 0) {
        if (job.includesEmpty == 0) break;
        store<f64>(cell, NaN);
      } else {
        const value = readNumber(position, fieldEnd);
        if (isNumber) store<f64>(cell, value);
        else if (isMissing(job, position, length)) store<f64>(cell, NaN);
        else break;
      }
      const byte = load<u8>(fieldEnd);
      position = fieldEnd + 1;
      if (column + 1 < nColumns) {
        if (byte != delimiter) break;
      } else if (byte == CR) {
        if (fieldEnd + 1 >= end || load<u8>(fieldEnd + 1) != LF) break;
        position++;
        isCrlf = true;
      } else if (byte != LF) break;
    }
    // A blank line is no row, and a line of one empty cell looks like one.
    if (column < nColumns || (nColumns == 1 && load<u8>(at) <= CR)) break;
    at = position;
    nCrlf += <u32>isCrlf;
  }
  job.next = at;
  job.nCrlf = nCrlf;
  return row;
}

/** The first delimiter, CR, LF or NUL from `start` on, or at least `end`. */
// @ts-ignore: decorator
@inline
function findFieldEnd(start: u32, end: u32, delimiters: v128): u32 {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const ends = v128.or(
      v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(LF))),
      v128.or(i8x16.eq(bytes, i8x16.splat(CR)), i8x16.eq(bytes, i8x16.splat(0))),
    );
    const mask = <u32>i8x16.bitmask(ends);
    if (mask != 0) return at + ctz(mask);
  }
  return end;
}

/** `[-]digits[.digits]` of up to 19 digits; sets `isNumber`. */
// @ts-ignore: decorator
@inline
function readNumber(start: u32, end: u32): f64 {
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

/** What `product = a * b` lost in rounding, exactly. */
// @ts-ignore: decorator
@inline
function productError(a: f64, b: f64, product: f64): f64 {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

// @ts-ignore: decorator
@inline
function highHalf(value: f64): f64 {
  const scaled = 134217729.0 * value;
  return scaled - (scaled - value);
}

/** Whether a cell of a column of numbers spells a missing one. */
function isMissing(job: Job, start: u32, length: u32): bool {
  if (length > 8) return false;
  const word = load<u64>(start) & (ALL_BITS >> (64 - (length << 3)));
  for (let i: u32 = 0; i < job.nMissing; i++) {
    const spelling = job.missing + (i << 4);
    if (load<u64>(spelling) == word && load<u64>(spelling + 8) == length) return true;
  }
  return false;
}

/** Writes the code of a known level, else where the text stands and its length; false for what needs unquoting. */
// @ts-ignore: decorator
@inline
function readText(start: u32, length: u32, levels: u32, cell: u32): bool {
  if (load<u8>(start) == QUOTE && length > 0) {
    if (length < 2 || length > 18 || load<u8>(start + length - 1) != QUOTE) return false;
    start++;
    length -= 2;
    const quotes = <u32>i8x16.bitmask(i8x16.eq(v128.load(start), i8x16.splat(QUOTE)));
    if ((quotes & ((1 << length) - 1)) != 0) return false;
  }
  if (length <= 16) {
    let low: u64 = 0;
    let high: u64 = 0;
    if (length > 8) {
      low = load<u64>(start);
      high = load<u64>(start + 8) & (ALL_BITS >> (128 - (length << 3)));
    } else if (length > 0) low = load<u64>(start) & (ALL_BITS >> (64 - (length << 3)));
    const slot = slotOf(low, high, length);
    let level = levelAt(levels, slot);
    if (level.low != low || level.high != high || level.length != length) level = levelAt(levels, slot ^ 1);
    if (level.low == low && level.high == high && level.length == length) {
      store<u32>(cell, level.code);
      store<u32>(cell + 4, IS_CODE);
      return true;
    }
  }
  store<u32>(cell, start);
  store<u32>(cell + 4, length);
  return true;
}

// @ts-ignore: decorator
@inline
function levelAt(levels: u32, slot: u32): Level {
  return changetype<Level>(<usize>(levels + slot * offsetof<Level>()));
}

// @ts-ignore: decorator
@inline
function slotOf(low: u64, high: u64, length: u32): u32 {
  const mixed = (low ^ (high * 0x9e3779b97f4a7c15) ^ length) * 0x9e3779b97f4a7c15;
  return <u32>(mixed >> 56);
}

/** Makes the text at `start` known as the level `code` of the column whose table is at `levels`. */
export function rememberLevel(start: u32, length: u32, levels: u32, code: u32): void {
  if (length > 16) return;
  let low: u64 = 0;
  let high: u64 = 0;
  if (length > 8) {
    low = load<u64>(start);
    high = load<u64>(start + 8) & (ALL_BITS >> (128 - (length << 3)));
  } else if (length > 0) low = load<u64>(start) & (ALL_BITS >> (64 - (length << 3)));
  const slot = slotOf(low, high, length);
  // Of the two places that a text may have, the one that is free, else the first.
  const level = levelAt(levels, levelAt(levels, slot).length != NO_LEVEL && levelAt(levels, slot ^ 1).length == NO_LEVEL ? slot ^ 1 : slot);
  level.low = low;
  level.high = high;
  level.length = length;
  level.code = code;
}
