import { tolerantText } from './decode-text.ts';
import { INCOMPLETE, MALFORMED } from './field-scanner.ts';
import { findLineEnd, lineEndLength } from './line-end.ts';
import { manyOpenQuotesError } from './refusals.ts';
import type { RowReader } from './row-reader.ts';

/** So much of a line that is too long is kept. */
const KEPT_CHARACTERS = 1000;
const MAX_BYTES_A_CHARACTER = 4;
/** Each may cost a look at `maxRowBytes`; so many are no slips but another format. */
export const MAX_OPEN_QUOTES = 100;

/**
 * Quarantines the line at the window's start, whose row cannot be told apart from what follows: only that line, so that one
 * stray quote does not cost the rest of the file. `false` when more bytes must arrive first. What is done depends on the
 * bytes alone, not on how many of them have arrived.
 */
export function giveUpLine(reader: RowReader, result: number): boolean {
  const { window, scanner, maxRowBytes } = reader;
  const { bytes, start, end, isFinal } = window;
  // Two bytes more, since a row that just fits may wait for its line end.
  const isMore = end - start > maxRowBytes + 2;
  const readTo = result === MALFORMED ? scanner.malformedAt : reader.rowEnd;
  const isTooLong = result === INCOMPLETE ? isMore : readTo - start > maxRowBytes;
  const lineEnd = findLineEnd(bytes, start, Math.min(end, start + maxRowBytes + 1));
  if (result === MALFORMED && !isTooLong) {
    if (lineEnd !== -1) return quarantineLine(reader, lineEnd, 'has text after a closing quote');
    return isMore || isFinal ? beginSkipping(reader) : false;
  }
  if (!isTooLong && !isFinal) return false;
  if (lineEnd === -1) return beginSkipping(reader);
  if (++reader.nOpenQuotes > MAX_OPEN_QUOTES)
    throw manyOpenQuotesError(reader.fileName, { nOpenQuotes: MAX_OPEN_QUOTES, line: scanner.line });
  const until = isTooLong ? `closed within ${maxRowBytes} bytes` : 'closed';
  return quarantineLine(reader, lineEnd, `opens a quote that is not ${until}`);
}

function quarantineLine(reader: RowReader, at: number, reason: string): boolean {
  const { window, scanner } = reader;
  const length = lineEndLength(window, at);
  if (length === 0) return false;
  const text = tolerantText(window.bytes.subarray(window.start, at));
  reader.nRowsRead++;
  reader.quarantined.push({ line: scanner.line, reason, text });
  window.start = at + length;
  scanner.line++;
  return true;
}

/** Quarantines the beginning of a line that is too long; its rest is passed over as it arrives. */
function beginSkipping(reader: RowReader): boolean {
  const { window, scanner, maxRowBytes } = reader;
  const { bytes, start, end } = window;
  const nKept = Math.min(KEPT_CHARACTERS * MAX_BYTES_A_CHARACTER, maxRowBytes, end - start);
  const text = [...tolerantText(bytes.subarray(start, start + nKept))].slice(0, KEPT_CHARACTERS).join('');
  const reason = `is longer than ${maxRowBytes} bytes; only its first characters are kept here`;
  reader.nRowsRead++;
  reader.quarantined.push({ line: scanner.line, reason, text });
  reader.isSkipping = true;
  return skipLine(reader);
}

/** Passes over what has arrived of a line that is too long; `false` when it does not end there. */
export function skipLine(reader: RowReader): boolean {
  const { window, scanner } = reader;
  const { bytes, end } = window;
  const at = findLineEnd(bytes, window.start, end);
  window.start = at === -1 ? end : at;
  if (at === -1) return false;
  const length = lineEndLength(window, at);
  if (length === 0) return false;
  window.start = at + length;
  scanner.line++;
  reader.isSkipping = false;
  return true;
}
