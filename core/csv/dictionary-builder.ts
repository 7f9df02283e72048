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
  /** Of each level: its hash, and its first eight bytes as two words, which tell most texts apart at once. */
  hashes: Int32Array;
  firstWords: Int32Array;
  secondWords: Int32Array;
  /** A power of two of slots, each holding a level's number plus 1, or 0. */
  slots: Int32Array;
  hasNonAscii: boolean;
  /** Levels that no cell of a row may have, and why; `null` where there are none. */
  badLevels: Map<number, string> | null;
}

const INITIAL_LEVELS = 64;

export function createDictionaryBuilder(): DictionaryBuilder {
  return {
    nLevels: 0,
    arena: new Uint8Array(1024),
    offsets: new Int32Array(INITIAL_LEVELS + 1),
    hashes: new Int32Array(INITIAL_LEVELS),
    firstWords: new Int32Array(INITIAL_LEVELS),
    secondWords: new Int32Array(INITIAL_LEVELS),
    slots: new Int32Array(2 * INITIAL_LEVELS),
    hasNonAscii: false,
    badLevels: null,
  };
}

/** A field, as a scanner locates it. */
export interface FieldBytes {
  readonly fieldBytes: Uint8Array;
  readonly fieldStart: number;
  readonly fieldEnd: number;
}

/** The hash of no bytes; `hashWord` adds four, little-endian, with zeros after the last. */
export const HASH_START = 0x811c9dc5 | 0;
export function hashWord(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The word that starts at `at`, zeros standing for the bytes from `end` on. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  let word = 0;
  for (let i = 0; i < 4 && at + i < end; i++) word |= bytes[at + i]! << (8 * i);
  return word;
}

/**
 * The number of the level with the field's bytes, added if it is new (then `nLevels` grows). O(length),
 * amortised.
 */
export function levelOf(dictionary: DictionaryBuilder, field: FieldBytes): number {
  const { fieldBytes, fieldStart, fieldEnd } = field;
  let hash = HASH_START;
  for (let at = fieldStart; at < fieldEnd; at += 4) hash = hashWord(hash, wordAt(fieldBytes, at, fieldEnd));
  const first = wordAt(fieldBytes, fieldStart, fieldEnd);
  const second = wordAt(fieldBytes, fieldStart + 4, fieldEnd);
  return findOrAddLevel(dictionary, fieldBytes, fieldStart, fieldEnd, hash, first, second);
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
  hash: number,
  first: number,
  second: number,
): number {
  const { slots, hashes, firstWords, secondWords, arena, offsets } = dictionary;
  const mask = slots.length - 1;
  const length = end - start;
  let slot = hash & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const level = slots[slot]! - 1;
    if (hashes[level] !== hash || firstWords[level] !== first || secondWords[level] !== second) continue;
    const from = offsets[level]!;
    if (offsets[level + 1]! - from !== length) continue;
    let i = 8;
    while (i < length && arena[from + i] === bytes[start + i]) i++;
    if (i >= length) return level;
  }
  const level = addLevel(dictionary, { fieldBytes: bytes, fieldStart: start, fieldEnd: end });
  dictionary.hashes[level] = hash;
  dictionary.firstWords[level] = first;
  dictionary.secondWords[level] = second;
  dictionary.slots[slot] = level + 1;
  if (dictionary.nLevels === dictionary.hashes.length) growTable(dictionary);
  return level;
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

function addLevel(dictionary: DictionaryBuilder, { fieldBytes, fieldStart, fieldEnd }: FieldBytes): number {
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
  dictionary.nLevels = level + 1;
  return level;
}

/** Twice the levels; the table stays at most half full. */
function growTable(dictionary: DictionaryBuilder): void {
  const capacity = dictionary.hashes.length * 2;
  dictionary.offsets = doubled(dictionary.offsets, capacity + 1);
  dictionary.hashes = doubled(dictionary.hashes, capacity);
  dictionary.firstWords = doubled(dictionary.firstWords, capacity);
  dictionary.secondWords = doubled(dictionary.secondWords, capacity);
  const slots = new Int32Array(capacity * 2);
  const mask = slots.length - 1;
  for (let level = 0; level < dictionary.nLevels; level++) {
    let slot = dictionary.hashes[level]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = level + 1;
  }
  dictionary.slots = slots;
}

function doubled(values: Int32Array, capacity: number): Int32Array {
  const wider = new Int32Array(capacity);
  wider.set(values);
  return wider;
}

function grown(arena: Uint8Array, needed: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(needed, arena.length * 2));
  bytes.set(arena);
  return bytes;
}
