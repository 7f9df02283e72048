import { COMMA, CR, LF, NUL, QUOTE, SEMICOLON, TAB } from './ascii.ts';

/** In order of preference when a header holds equally many. */
const DELIMITERS: readonly number[] = [COMMA, SEMICOLON, TAB];

interface DetectedDelimiter {
  /** `undefined` when the line does not end. */
  readonly delimiter: number | undefined;
  /** Position of the last quote that opened. */
  readonly quoteAt: number;
  /** Whether the line, outside quotes, holds a CR that no LF follows, as files do whose lines end with CR alone. */
  readonly hasLoneCr: boolean;
}

/**
 * The delimiter that occurs most often in the line at `bytes[start..end)`, with NUL after it, outside quotes; a comma when there
 * is none. O(line)
 */
export function detectDelimiter(bytes: Uint8Array, start: number, end: number): DetectedDelimiter {
  const counts = DELIMITERS.map(() => 0);
  let isQuoted = false;
  let isFieldStart = true;
  let quoteAt = start;
  let hasLoneCr = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (isQuoted) {
      isQuoted = byte !== QUOTE;
      // A doubled quote closes and opens again, which comes to the same.
      isFieldStart = !isQuoted;
      continue;
    }
    if (byte === LF)
      return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))]!, quoteAt, hasLoneCr };
    // NUL: no more bytes have arrived, or text in UTF-16, which is refused for that.
    if (byte === CR && bytes[at + 1] !== LF && bytes[at + 1] !== NUL) hasLoneCr = true;
    isQuoted = byte === QUOTE && isFieldStart;
    if (isQuoted && bytes[at - 1] !== QUOTE) quoteAt = at;
    const index = DELIMITERS.indexOf(byte);
    if (index !== -1) counts[index]!++;
    isFieldStart = index !== -1;
  }
  return { delimiter: undefined, quoteAt, hasLoneCr };
}
