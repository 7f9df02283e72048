import { CR, LF } from './ascii.ts';
import { INCOMPLETE, locateField } from './field-scanner.ts';
import { finishRow } from './finish-row.ts';
import { readCell } from './read-cell.ts';
import { NOT_PLAIN, readPlainNumber } from './read-plain-number.ts';
import { readPlainText } from './read-plain-text.ts';
import { ensureRoom, type RowReader } from './row-reader.ts';

/**
 * Reads all complete rows of the window; what is left afterwards is the beginning of a row. A row that is not
 * whole is forgotten and read again from its start when more bytes are there.
 * @throws DataRefusedError at a NUL byte or invalid UTF-8
 */
export function readRows(reader: RowReader): void {
  const { window, scanner } = reader;
  const { bytes, end } = window;
  scanner.bytes = bytes;
  scanner.end = end;
  while (window.start < end) {
    const at = window.start;
    if (bytes[at] === LF) {
      window.start = at + 1;
      scanner.line++;
    } else if (bytes[at] === CR && bytes[at + 1] === LF) {
      window.start = at + 2;
      scanner.line++;
    } else if (!readRow(reader)) return;
  }
}

/** Reads one row; `false` when it is not whole. */
function readRow(reader: RowReader): boolean {
  const { window, scanner } = reader;
  const startLine = scanner.line;
  ensureRoom(reader);
  scanner.malformed = false;
  if (reader.offending.length > 0) reader.offending.length = 0;
  const nFields = readFields(reader);
  if (nFields === INCOMPLETE) {
    scanner.line = startLine;
    return false;
  }
  finishRow(reader, { nFields, startLine, end: reader.rowEnd });
  window.start = reader.rowEnd + (window.bytes[reader.rowEnd] === CR ? 2 : 1);
  scanner.line++;
  return true;
}

/** Reads the fields of the row at the window's start into their columns and returns how many there are. */
function readFields(reader: RowReader): number {
  const { columns, scanner, nRows: row } = reader;
  const { bytes, delimiter } = scanner;
  const missingNumbers = reader.missing.numbers;
  let at = reader.window.start;
  for (let field = 0; ; field++) {
    let next = NOT_PLAIN;
    if (field < columns.length) {
      const column = columns[field]!;
      const { dictionary } = column;
      if (dictionary === null) next = readPlainNumber(bytes, at, delimiter, column.values, row);
      else next = readPlainText(bytes, at, delimiter, dictionary, column.codes, row);
      if (next === NOT_PLAIN) next = readCell(reader, column, at);
      else if (missingNumbers.length > 0 && missingNumbers.includes(column.values[row]!))
        next = readCell(reader, column, at);
    } else next = locateField(scanner, at);
    if (next === INCOMPLETE) return INCOMPLETE;
    if (bytes[next] !== delimiter) {
      reader.rowEnd = next;
      return field + 1;
    }
    at = next + 1;
  }
}
