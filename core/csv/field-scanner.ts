import { DataRefusedError } from '../errors.ts';
import { CR, LF, NUL, QUOTE } from './ascii.ts';

/** The field (or the row) goes on beyond the bytes that have arrived. */
export const INCOMPLETE = -1;

/**
 * Where a file is being read, and the field that was last located: the bytes
 * `fieldBytes[fieldStart..fieldEnd)`, without quotes. One object that is written over and over, because one
 * object a cell would cost more than reading the cell.
 */
export interface FieldScanner {
  readonly fileName: string;
  bytes: Uint8Array;
  /** `bytes[end]` is NUL. */
  end: number;
  delimiter: number;
  /** Physical line, from 1, of the next byte to read. */
  line: number;
  fieldBytes: Uint8Array;
  fieldStart: number;
  fieldEnd: number;
  /** Set when text followed a closing quote; stays set until the row's end. */
  malformed: boolean;
  /** The line on which the quote opened that made the last field `INCOMPLETE`, or 0. */
  openQuoteLine: number;
}

export function createFieldScanner(fileName: string): FieldScanner {
  const bytes = new Uint8Array(1);
  return {
    fileName,
    bytes,
    end: 0,
    delimiter: 0,
    line: 1,
    fieldBytes: bytes,
    fieldStart: 0,
    fieldEnd: 0,
    malformed: false,
    openQuoteLine: 0,
  };
}

/**
 * Locates the field that starts at `start` and returns the position after it: of a delimiter, of LF, or of
 * the CR of a CRLF; or `INCOMPLETE`. A field is quoted when its first byte is a quote; elsewhere a quote is
 * text, as in RFC 4180's readers.
 * @throws DataRefusedError at a NUL byte
 */
export function locateField(scanner: FieldScanner, start: number): number {
  scanner.openQuoteLine = 0;
  if (scanner.bytes[start] === QUOTE) return locateQuoted(scanner, start);
  const next = findFieldEnd(scanner, start);
  if (next === INCOMPLETE) return INCOMPLETE;
  scanner.fieldBytes = scanner.bytes;
  scanner.fieldStart = start;
  scanner.fieldEnd = next;
  return next;
}

function findFieldEnd(scanner: FieldScanner, start: number): number {
  const { bytes, delimiter } = scanner;
  let at = start;
  for (; ; at++) {
    const byte = bytes[at]!;
    if (byte === delimiter) return at;
    if (byte === LF) return at > start && bytes[at - 1] === CR ? at - 1 : at;
    if (byte === NUL) {
      if (at >= scanner.end) return INCOMPLETE;
      throw nulByte(scanner, scanner.line);
    }
  }
}

function locateQuoted(scanner: FieldScanner, start: number): number {
  const { bytes } = scanner;
  let nDoubled = 0;
  let nLineBreaks = 0;
  let at = start + 1;
  for (; ; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE) break;
      nDoubled++;
      at++;
    } else if (byte === LF) nLineBreaks++;
    else if (byte === NUL) {
      if (at < scanner.end) throw nulByte(scanner, scanner.line + nLineBreaks);
      scanner.openQuoteLine = scanner.line;
      return INCOMPLETE;
    }
  }
  const next = endAfterQuote(scanner, at + 1);
  if (next === INCOMPLETE) return INCOMPLETE;
  scanner.line += nLineBreaks;
  if (nDoubled > 0) copyUnescaped(scanner, start + 1, at - nDoubled);
  else {
    scanner.fieldBytes = bytes;
    scanner.fieldStart = start + 1;
    scanner.fieldEnd = at;
  }
  return next;
}

/** The end of a quoted field, `at` being the byte after its closing quote. */
function endAfterQuote(scanner: FieldScanner, at: number): number {
  const { bytes, delimiter } = scanner;
  const byte = bytes[at];
  if (byte === delimiter || byte === LF || (byte === CR && bytes[at + 1] === LF)) return at;
  const next = findFieldEnd(scanner, at);
  if (next > at) scanner.malformed = true;
  return next;
}

/**
 * Halves doubled quotes, into an array of the field's own. `end` is where the field would end without the
 * doubling.
 */
function copyUnescaped(scanner: FieldScanner, start: number, end: number): void {
  const { bytes } = scanner;
  const field = new Uint8Array(end - start);
  for (let from = start, to = 0; to < field.length; from++, to++) {
    field[to] = bytes[from]!;
    if (field[to] === QUOTE) from++;
  }
  scanner.fieldBytes = field;
  scanner.fieldStart = 0;
  scanner.fieldEnd = field.length;
}

function nulByte(scanner: FieldScanner, line: number): DataRefusedError {
  return new DataRefusedError({
    where: `${scanner.fileName}:${line}`,
    found: 'a NUL byte',
    allowed: 'UTF-8 text, in which no byte is zero',
    todo: 'Export the table as CSV in UTF-8; a spreadsheet, an archive or UTF-16 text cannot be read',
  });
}
