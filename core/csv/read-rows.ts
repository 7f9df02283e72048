import { CR, LF } from './ascii.ts';
import { INCOMPLETE, locateField } from './field-scanner.ts';
import { finishRow } from './finish-row.ts';
import { giveUpLine, skipLine } from './give-up-line.ts';
import { readPlainRows } from './kernel/read-plain-rows.ts';
import { countLineEnd, lineEndLength } from './line-end.ts';
import { checkLevel, noteBadLevel, readCell } from './read-cell.ts';
import { NOT_PLAIN, readPlainNumber } from './read-plain-number.ts';
import { readPlainText } from './read-plain-text.ts';
import { readShortNumber } from './read-short-number.ts';
import { ensureRoom, type RowReader } from './row-reader.ts';

/**
 * Reads all complete rows of the window; what is left afterwards is the beginning of a row. A row that is not
 * whole is forgotten and read again from its start when more bytes are there.
 * @throws DataRefusedError for a file in which quotes that are never closed go on and on
 */
export function readRows(reader: RowReader): void {
  const { window, scanner } = reader;
  const { bytes, end } = window;
  scanner.bytes = bytes;
  scanner.end = end;
  if (reader.isSkipping && !skipLine(reader)) return;
  while (window.start < end && !reader.isContradicted) {
    readPlainRows(reader);
    if (window.start >= end) return;
    const at = window.start;
    if (bytes[at] === LF || bytes[at] === CR) {
      const length = lineEndLength(window, at);
      if (length === 0) return;
      window.start = at + length;
      scanner.line++;
    } else if (!readRow(reader)) return;
  }
}

/** Reads one row; `false` when it is not whole. */
function readRow(reader: RowReader): boolean {
  const { window, scanner } = reader;
  const startLine = scanner.line;
  ensureRoom(reader);
  scanner.hasNul = false;
  reader.hasInvalidText = false;
  reader.cellFlaw = '';
  if (reader.offending.length > 0) reader.offending.length = 0;
  if (reader.longWholes.length > 0) reader.longWholes.length = 0;
  const nFields = readFields(reader);
  if (nFields < 0 || reader.rowEnd - window.start > reader.maxRowBytes) {
    scanner.line = startLine;
    return giveUpLine(reader, nFields);
  }
  finishRow(reader, { nFields, startLine });
  const length = lineEndLength(window, reader.rowEnd);
  countLineEnd(reader.lineEnds, window, { at: reader.rowEnd, length });
  window.start = reader.rowEnd + length;
  scanner.line++;
  return true;
}

/**
 * Reads the fields of the row at the window's start into their columns and returns how many there are, or what is negative
 * of `locateField`. Leaves in `rowEnd` how far it came.
 */
function readFields(reader: RowReader): number {
  const { columns, valuesOf, scanner, window, nRows: row } = reader;
  const { bytes, delimiter } = scanner;
  const { view } = window;
  const missingNumbers = reader.missing.numbers;
  const hasMissingNumbers = missingNumbers.length > 0;
  const { includesEmpty } = reader.missing;
  const nColumns = columns.length;
  let at = window.start;
  for (let field = 0; ; field++) {
    let next = NOT_PLAIN;
    if (field < nColumns) {
      const values = valuesOf[field]!;
      if (values !== null) {
        if (includesEmpty && bytes[at] === delimiter) {
          values[row] = Number.NaN;
          next = at;
        } else {
          next = readShortNumber(view, bytes, at, delimiter, values, row);
          if (next === NOT_PLAIN) next = readPlainNumber(bytes, at, delimiter, values, row);
          if (next === NOT_PLAIN || (hasMissingNumbers && missingNumbers.includes(values[row]!)))
            next = readCell(reader, columns[field]!, at);
        }
      } else {
        const column = columns[field]!;
        const dictionary = column.dictionary!;
        const { nLevels } = dictionary;
        next = readPlainText(window, at, delimiter, dictionary, column.codes, row);
        if (next === NOT_PLAIN) next = readCell(reader, column, at);
        else if (column.strict !== null) {
          const level = column.codes[row]!;
          if (level === nLevels) checkLevel(column, dictionary, level);
          noteBadLevel(reader, dictionary, level);
        }
      }
    } else next = locateField(scanner, at);
    if (next < 0) {
      reader.rowEnd = at;
      return next;
    }
    if (bytes[next] !== delimiter) {
      reader.rowEnd = next;
      // Whether LF follows a CR must be known.
      return bytes[next] === CR && next + 1 >= window.end ? INCOMPLETE : field + 1;
    }
    at = next + 1;
  }
}
