import { COMMA, CR, LF, PIPE, QUOTE, SEMICOLON, TAB } from './ascii.ts';

/** In order of preference when a header holds equally many. */
const DELIMITERS: readonly number[] = [COMMA, SEMICOLON, TAB, PIPE];

interface DetectedDelimiter {
  /** `undefined` when the line does not end. */
  readonly delimiter: number | undefined;
  /** Position of the line end, or `end`. */
  readonly lineEnd: number;
  /** Position of the last quote that opened. */
  readonly quoteAt: number;
}

/**
 * The delimiter that occurs most often in the line at `bytes[start..end)` outside quotes; a comma when there
 * is none. O(line)
 */
export function detectDelimiter(bytes: Uint8Array, start: number, end: number): DetectedDelimiter {
  const counts = DELIMITERS.map(() => 0);
  let isQuoted = false;
  let isFieldStart = true;
  let quoteAt = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (isQuoted) {
      isQuoted = byte !== QUOTE;
      // A doubled quote closes and opens again, which comes to the same.
      isFieldStart = !isQuoted;
      continue;
    }
    // Whether LF follows a CR must be known before the line can be left.
    if (byte === LF || (byte === CR && at + 1 < end))
      return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))]!, lineEnd: at, quoteAt };
    isQuoted = byte === QUOTE && isFieldStart;
    if (isQuoted && bytes[at - 1] !== QUOTE) quoteAt = at;
    const index = DELIMITERS.indexOf(byte);
    if (index !== -1) counts[index]!++;
    isFieldStart = index !== -1;
  }
  return { delimiter: undefined, lineEnd: end, quoteAt };
}
