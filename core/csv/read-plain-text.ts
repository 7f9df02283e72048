import { CR, LF, QUOTE } from './ascii.ts';
import type { ByteWindow } from './byte-window.ts';
import { type DictionaryBuilder, findOrAddLevel, HASH_START, hashWord } from './dictionary-builder.ts';
import { NOT_PLAIN } from './read-plain-number.ts';

const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;
/** Added to a byte below 0x80, sets the high bit from 0x20 on: tells control characters. */
const FROM_SPACE = 0x60606060;

/**
 * Reads the common spellings of a text, ASCII without control characters, bare or in quotes that hold no quote: the
 * level goes into `codes[row]`, the position of the delimiter or line end after it is returned, or `NOT_PLAIN`. Texts
 * beyond ASCII take the general path, which sees to it that they are valid UTF-8. Four bytes are looked at and hashed
 * at a time. As with `readPlainNumber`, the parameters are positional for speed.
 */
export function readPlainText(
  { bytes, view }: Pick<ByteWindow, 'bytes' | 'view'>,
  start: number,
  delimiter: number,
  dictionary: DictionaryBuilder,
  codes: Int32Array,
  row: number,
): number {
  const isQuoted = bytes[start] === QUOTE;
  const from = isQuoted ? start + 1 : start;
  const until = isQuoted ? QUOTE : delimiter;
  const untils = Math.imul(until, 0x01010101);
  let hash = HASH_START;
  let first = 0;
  let second = 0;
  let at = from;
  for (;;) {
    const word = view.getInt32(at, true);
    // The high bit of each byte that ends the text: the one waited for, a control character, or one beyond ASCII.
    const other = word ^ untils;
    const goesOn = (((other & LOW_BITS) + LOW_BITS) | other) & ((word & LOW_BITS) + FROM_SPACE) & ~word;
    const stops = ~goesOn & HIGH_BITS;
    const nBytes = (31 - Math.clz32(stops & -stops)) >> 3; // -1 without a stop
    const part = stops === 0 ? word : word & ~(-1 << (8 * nBytes));
    if (stops === 0 || nBytes > 0) {
      hash = hashWord(hash, part);
      if (at === from) first = part;
      else if (at === from + 4) second = part;
    }
    if (stops !== 0) {
      at += nBytes;
      break;
    }
    at += 4;
  }
  let next = at;
  if (isQuoted) {
    if (bytes[at] !== QUOTE) return NOT_PLAIN;
    next++;
  }
  const byte = bytes[next]!;
  if (byte !== delimiter && byte !== LF && byte !== CR) return NOT_PLAIN;
  codes[row] = findOrAddLevel(dictionary, bytes, from, at, hash, first, second);
  return next;
}
