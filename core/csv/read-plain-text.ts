import { CR, LF, QUOTE, SPACE } from './ascii.ts';
import { type DictionaryBuilder, findOrAddLevel, HASH_START, hashByte } from './dictionary-builder.ts';
import { NOT_PLAIN } from './read-plain-number.ts';

/** Texts beyond ASCII take the general path, which sees to it that they are valid UTF-8. */
const FIRST_NON_ASCII = 0x80;

/**
 * Reads the common spelling of a text, ASCII without quotes and control characters, in one pass: the level
 * goes into `codes[row]`, the position of the delimiter or line end after it is returned, or `NOT_PLAIN`. As
 * with `readPlainNumber`, the parameters are positional for speed.
 */
export function readPlainText(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  dictionary: DictionaryBuilder,
  codes: Int32Array,
  row: number,
): number {
  let at = start;
  let byte = bytes[at]!;
  if (byte === QUOTE) return NOT_PLAIN;
  let hash = HASH_START;
  while (byte !== delimiter && byte >= SPACE && byte < FIRST_NON_ASCII) {
    hash = hashByte(hash, byte);
    byte = bytes[++at]!;
  }
  if (byte !== delimiter && byte !== LF && (byte !== CR || bytes[at + 1] !== LF)) return NOT_PLAIN;
  codes[row] = findOrAddLevel(dictionary, bytes, start, at, hash);
  return at;
}
