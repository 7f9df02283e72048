import { CR, LF } from './ascii.ts';
import type { ByteWindow } from './byte-window.ts';
import { checkNames } from './check-names.ts';
import { decodeUtf8 } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { type FieldScanner, INCOMPLETE, locateField } from './field-scanner.ts';
import { loneCrError, openQuoteError } from './refusals.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Consumes a byte order mark, blank lines and the header, sets the scanner's delimiter and returns the column
 * names; `undefined` when the header is not whole yet.
 * @throws DataRefusedError for lines that end with CR alone, and for names that are empty, not distinct or not separated
 */
export function readHeader(window: ByteWindow, scanner: FieldScanner): string[] | undefined {
  const { bytes, end } = window;
  scanner.bytes = bytes;
  scanner.end = end;
  scanner.line = 1;
  let at = window.start;
  if (BYTE_ORDER_MARK.every((byte, i) => bytes[at + i] === byte)) at += BYTE_ORDER_MARK.length;
  for (; bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF); scanner.line++)
    at += bytes[at] === LF ? 1 : 2;
  const line = scanner.line;
  const { delimiter, quoteAt, hasLoneCr } = detectDelimiter(bytes, at, end);
  if (hasLoneCr) throw loneCrError(scanner.fileName);
  if (delimiter === undefined) {
    scanner.openQuoteLine = at < end ? line + countLines(bytes, at, quoteAt) : 0;
    return undefined;
  }
  scanner.delimiter = delimiter;

  const names: string[] = [];
  for (; ; at++) {
    const fieldLine = scanner.line;
    at = locateField(scanner, at);
    if (at === INCOMPLETE) throw openQuoteError(scanner.fileName, fieldLine);
    const name = scanner.fieldBytes.subarray(scanner.fieldStart, scanner.fieldEnd);
    names.push(decodeUtf8(name, `${scanner.fileName}:${fieldLine}`));
    if (bytes[at] !== delimiter) break;
  }
  window.start = at + (bytes[at] === CR ? 2 : 1);
  scanner.line++;
  checkNames(names, `${scanner.fileName}:${line}`);
  return names;
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let nLines = 0;
  for (let at = start; at < end; at++) if (bytes[at] === LF) nLines++;
  return nLines;
}
