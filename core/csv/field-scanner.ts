import { CR, LF, NUL, QUOTE } from './ascii.ts';

/** The field (or the row) goes on beyond the bytes that have arrived. */
export const INCOMPLETE = -1;
/** Text follows a closing quote, so that where the field ends cannot be told. */
export const MALFORMED = -2;

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
  /** Set when a field held a NUL byte; stays set until the row's end. */
  hasNul: boolean;
  /** Where the text after a closing quote begins, after `MALFORMED`. */
  malformedAt: number;
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
    hasNul: false,
    malformedAt: 0,
  };
}

/**
 * Locates the field that starts at `start` and returns the position after it, of a delimiter, LF or CR; or `INCOMPLETE`, or
 * `MALFORMED`. A field is quoted when its first byte is a quote; elsewhere a quote is text, as in RFC 4180's readers.
 */
export function locateField(scanner: FieldScanner, start: number): number {
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
  for (let at = start; ; at++) {
    const byte = bytes[at]!;
    if (byte === delimiter || byte === LF || byte === CR) return at;
    if (byte === NUL) {
      if (at >= scanner.end) return INCOMPLETE;
      scanner.hasNul = true;
    }
  }
}

function locateQuoted(scanner: FieldScanner, start: number): number {
  const { bytes, end, delimiter } = scanner;
  let nDoubled = 0;
  let nLineBreaks = 0;
  let at = start + 1;
  for (; ; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE) break;
      nDoubled++;
      at++;
    } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) nLineBreaks++;
    else if (byte === NUL) {
      if (at >= end) return INCOMPLETE;
      scanner.hasNul = true;
    }
  }
  const next = at + 1;
  if (next >= end) return INCOMPLETE;
  if (bytes[next] !== delimiter && bytes[next] !== LF && bytes[next] !== CR) {
    scanner.malformedAt = next;
    return MALFORMED;
  }
  scanner.line += nLineBreaks;
  if (nDoubled > 0) copyUnescaped(scanner, start + 1, at - nDoubled);
  else {
    scanner.fieldBytes = bytes;
    scanner.fieldStart = start + 1;
    scanner.fieldEnd = at;
  }
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
