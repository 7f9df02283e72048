import { CR, LF } from './ascii.ts';
import type { ByteWindow } from './byte-window.ts';
import { decodeHeader } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { type FieldScanner, INCOMPLETE, locateField, MALFORMED } from './field-scanner.ts';
import { countLineEnd, type LineEndCounts, lineEndLength } from './line-end.ts';
import { type HeaderNames, nameColumns } from './name-columns.ts';
import {
  headerNulError,
  headerQuoteError,
  headerTooLongError,
  manyColumnsError,
  openQuoteError,
} from './refusals.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** More are no table that a model is made for, and would need gigabytes before the first row. */
const MAX_COLUMNS = 100_000;

const SEPARATOR = new TextEncoder().encode('sep=');
/** Makes a letter lower-case, and leaves `=` as it is. */
const LOWER_CASE = 0x20;

interface HeaderOptions {
  /** The byte between columns; found out where it is null. */
  readonly delimiter: number | null;
  readonly maxRowBytes: number;
  readonly lineEnds: LineEndCounts;
}

/**
 * Consumes a byte order mark, blank lines and the header, sets the scanner's delimiter and returns the names of the
 * columns; `undefined` when the header is not whole yet.
 * @throws DataRefusedError for a header that never ends, is no text, or is a row of data
 */
export function readHeader(
  window: ByteWindow,
  scanner: FieldScanner,
  options: HeaderOptions,
): HeaderNames | undefined {
  const { bytes, end } = window;
  scanner.bytes = bytes;
  scanner.end = end;
  scanner.line = 1;
  scanner.hasNul = false;
  let at = window.start;
  if (BYTE_ORDER_MARK.every((byte, i) => bytes[at + i] === byte)) at += BYTE_ORDER_MARK.length;
  for (; at < end && (bytes[at] === LF || bytes[at] === CR); scanner.line++) {
    const length = lineEndLength(window, at);
    if (length === 0) return undefined;
    at += length;
  }
  const separator = separatorLine(window, at);
  if (separator === 'incomplete') return undefined;
  if (separator !== undefined) {
    at = separator.next;
    scanner.line++;
  }
  const line = scanner.line;
  const { delimiter, lineEnd, quoteAt } = detectDelimiter(bytes, at, end);
  // Two bytes more, since a header that just fits may wait for its line end.
  if (lineEnd - at > options.maxRowBytes + (delimiter === undefined ? 2 : 0))
    throw headerTooLongError(scanner.fileName, { line, maxRowBytes: options.maxRowBytes });
  if (delimiter === undefined) {
    if (window.isFinal && at < end)
      throw openQuoteError(scanner.fileName, line + countLines(bytes, at, quoteAt));
    return undefined;
  }
  scanner.delimiter = options.delimiter ?? separator?.delimiter ?? delimiter;

  const fields: string[] = [];
  for (; ; at++) {
    const where = `${scanner.fileName}:${scanner.line}`;
    const next = locateField(scanner, at);
    if (next === MALFORMED) throw headerQuoteError(where);
    // The line ends in sight of the bytes, but not of the quotes: another delimiter was given.
    if (next === INCOMPLETE) {
      if (window.isFinal) throw openQuoteError(scanner.fileName, scanner.line);
      return undefined;
    }
    at = next;
    if (scanner.hasNul) throw headerNulError(where);
    if (fields.length === MAX_COLUMNS) throw manyColumnsError(scanner.fileName, MAX_COLUMNS);
    fields.push(decodeHeader(scanner.fieldBytes.subarray(scanner.fieldStart, scanner.fieldEnd), where));
    if (bytes[at] !== scanner.delimiter) break;
  }
  const length = lineEndLength(window, at);
  if (length === 0) return undefined;
  countLineEnd(options.lineEnds, window, { at, length });
  window.start = at + length;
  scanner.line++;
  const names = nameColumns(fields, `${scanner.fileName}:${line}`);
  return { ...names, hasSeparatorLine: separator !== undefined };
}

/** Excel's first line `sep=;`, which is no header: the delimiter that it names, and where the next line begins. */
function separatorLine(window: ByteWindow, at: number): SeparatorLine | 'incomplete' | undefined {
  const { bytes, end } = window;
  for (let i = 0; i < SEPARATOR.length; i++) {
    if (at + i >= end) return window.isFinal ? undefined : 'incomplete';
    if ((bytes[at + i]! | LOWER_CASE) !== SEPARATOR[i]) return undefined;
  }
  const afterwards = at + SEPARATOR.length + 1;
  if (afterwards >= end) return window.isFinal ? undefined : 'incomplete';
  const length =
    bytes[afterwards] === LF || bytes[afterwards] === CR ? lineEndLength(window, afterwards) : -1;
  if (length === 0) return 'incomplete';
  return length === -1 ? undefined : { delimiter: bytes[afterwards - 1]!, next: afterwards + length };
}

interface SeparatorLine {
  readonly delimiter: number;
  readonly next: number;
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let nLines = 0;
  for (let at = start; at < end; at++)
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) nLines++;
  return nLines;
}
