import { asciiText } from './decode-text.ts';

/**
 * Distinct byte strings, numbered in the order of their first appearance: an open-addressing hash table over
 * bytes, so that a cell that was seen before costs no string and no allocation.
 */
export interface DictionaryBuilder {
  nLevels: number;
  /** Bytes of all levels, one after the other; level `i` is `arena[offsets[i]..offsets[i + 1])`. */
  arena: Uint8Array;
  offsets: Int32Array;
  hashes: Int32Array;
  /** A power of two of slots, each holding a level's number plus 1, or 0. */
  slots: Int32Array;
  hasNonAscii: boolean;
}

export function createDictionaryBuilder(): DictionaryBuilder {
  return {
    nLevels: 0,
    arena: new Uint8Array(1024),
    offsets: new Int32Array(65),
    hashes: new Int32Array(64),
    slots: new Int32Array(128),
    hasNonAscii: false,
  };
}

/** A field, as a scanner locates it. */
export interface FieldBytes {
  readonly fieldBytes: Uint8Array;
  readonly fieldStart: number;
  readonly fieldEnd: number;
}

/** The hash of no bytes; `hashByte` adds one: FNV-1a. */
export const HASH_START = 0x811c9dc5 | 0;
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/**
 * The number of the level with the field's bytes, added if it is new (then `nLevels` grows). O(length),
 * amortised.
 */
export function levelOf(dictionary: DictionaryBuilder, field: FieldBytes): number {
  const { fieldBytes, fieldStart, fieldEnd } = field;
  let hash = HASH_START;
  for (let at = fieldStart; at < fieldEnd; at++) hash = hashByte(hash, fieldBytes[at]!);
  return findOrAddLevel(dictionary, fieldBytes, fieldStart, fieldEnd, hash);
}

/**
 * `levelOf` for bytes that were hashed on the way; positional parameters, because no object may be made for a
 * cell.
 */
export function findOrAddLevel(
  dictionary: DictionaryBuilder,
  bytes: Uint8Array,
  start: number,
  end: number,
  fullHash: number,
): number {
  const hash = fullHash ^ (fullHash >>> 15); // the low bits choose the slot
  const { slots, hashes, arena, offsets } = dictionary;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const level = slots[slot]! - 1;
    if (hashes[level] !== hash) continue;
    const from = offsets[level]!;
    const length = end - start;
    if (offsets[level + 1]! - from !== length) continue;
    let i = 0;
    while (i < length && arena[from + i] === bytes[start + i]) i++;
    if (i === length) return level;
  }
  return addLevel(dictionary, { fieldBytes: bytes, fieldStart: start, fieldEnd: end, hash, slot });
}

/** Half of the longest string that V8 makes. */
const MAX_JOINT_LENGTH = 2 ** 28;

/** The levels as text. The bytes must have been checked to be UTF-8. */
export function levelTexts(dictionary: DictionaryBuilder): string[] {
  const { arena, offsets, nLevels } = dictionary;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // ASCII: one string cut into parts, since a call to the decoder costs more than a short text.
  const isShort = offsets[nLevels]! <= MAX_JOINT_LENGTH;
  const ascii = dictionary.hasNonAscii || !isShort ? undefined : asciiText(arena, 0, offsets[nLevels]!);
  return Array.from({ length: nLevels }, (_, level) => {
    const [start, end] = [offsets[level]!, offsets[level + 1]!];
    return ascii === undefined ? decoder.decode(arena.subarray(start, end)) : ascii.slice(start, end);
  });
}

function addLevel(
  dictionary: DictionaryBuilder,
  { fieldBytes, fieldStart, fieldEnd, hash, slot }: FieldBytes & { hash: number; slot: number },
): number {
  const level = dictionary.nLevels;
  const start = dictionary.offsets[level]!;
  const end = start + fieldEnd - fieldStart;
  if (end > dictionary.arena.length) dictionary.arena = grown(dictionary.arena, end);
  const { arena } = dictionary;
  let bits = 0;
  for (let from = fieldStart, to = start; to < end; from++, to++) {
    const byte = fieldBytes[from]!;
    arena[to] = byte;
    bits |= byte;
  }
  if (bits >= 0x80) dictionary.hasNonAscii = true;
  dictionary.offsets[level + 1] = end;
  dictionary.hashes[level] = hash;
  dictionary.slots[slot] = level + 1;
  dictionary.nLevels = level + 1;
  if (dictionary.nLevels === dictionary.hashes.length) growTable(dictionary);
  return level;
}

/** Twice the levels; the table stays at most half full. */
function growTable(dictionary: DictionaryBuilder): void {
  const capacity = dictionary.hashes.length * 2;
  const offsets = new Int32Array(capacity + 1);
  offsets.set(dictionary.offsets);
  const hashes = new Int32Array(capacity);
  hashes.set(dictionary.hashes);
  const slots = new Int32Array(capacity * 2);
  const mask = slots.length - 1;
  for (let level = 0; level < dictionary.nLevels; level++) {
    let slot = hashes[level]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = level + 1;
  }
  Object.assign(dictionary, { offsets, hashes, slots });
}

function grown(arena: Uint8Array, needed: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(needed, arena.length * 2));
  bytes.set(arena);
  return bytes;
}
