/** Texts, and the levels that are known already: a cell whose text was seen before costs no look at its column's dictionary. */

import { ALL_BITS } from './plain-number';

const QUOTE: u8 = 0x22;

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

/** Writes the code of a known level, else where the text stands and its length; false for what needs unquoting. */
// @ts-ignore: decorator
@inline
export function readText(start: u32, length: u32, levels: u32, cell: u32): bool {
  if (load<u8>(start) == QUOTE && length > 0) {
    if (length < 2 || length > 18 || load<u8>(start + length - 1) != QUOTE) return false;
    start++;
    length -= 2;
    const quotes = <u32>i8x16.bitmask(i8x16.eq(v128.load(start), i8x16.splat(QUOTE)));
    if ((quotes & ((1 << length) - 1)) != 0) return false;
  }
  if (length <= 16) {
    const low = firstBytes(start, length);
    const high = laterBytes(start, length);
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

/** The first eight bytes of a text of up to 16, zeros behind its end. */
// @ts-ignore: decorator
@inline
function firstBytes(start: u32, length: u32): u64 {
  if (length == 0) return 0;
  return length >= 8 ? load<u64>(start) : load<u64>(start) & (ALL_BITS >> (64 - (length << 3)));
}

/** The bytes behind them. */
// @ts-ignore: decorator
@inline
function laterBytes(start: u32, length: u32): u64 {
  return length > 8 ? load<u64>(start + 8) & (ALL_BITS >> (128 - (length << 3))) : 0;
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
  const low = firstBytes(start, length);
  const high = laterBytes(start, length);
  const slot = slotOf(low, high, length);
  // Of the two places that a text may have, the one that is free, else the first.
  const level = levelAt(levels, levelAt(levels, slot).length != NO_LEVEL && levelAt(levels, slot ^ 1).length == NO_LEVEL ? slot ^ 1 : slot);
  level.low = low;
  level.high = high;
  level.length = length;
  level.code = code;
}
