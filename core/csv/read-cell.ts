import type { ColumnBuilder } from './column-builder.ts';
import { decodeUtf8 } from './decode-text.ts';
import { levelOf } from './dictionary-builder.ts';
import { INCOMPLETE, locateField } from './field-scanner.ts';
import { isMissingSpelling } from './missing-spellings.ts';
import { parseNumber } from './parse-number.ts';
import type { RowReader } from './row-reader.ts';

/** Named offending cells of a column; the others are only counted. */
export const MAX_EXAMPLES = 3;

/**
 * Reads the field at `start`, in whatever spelling, into the current row of `column`; returns the position
 * after it, or `INCOMPLETE`.
 */
export function readCell(reader: RowReader, column: ColumnBuilder, start: number): number {
  const { scanner } = reader;
  const line = scanner.line;
  const next = locateField(scanner, start);
  if (next === INCOMPLETE) return INCOMPLETE;
  if (column.dictionary === null) readNumericCell(reader, column, line);
  else readTextCell(reader, column, line);
  return next;
}

function readNumericCell(reader: RowReader, column: ColumnBuilder, line: number): void {
  const { scanner, nRows: row } = reader;
  const { fieldBytes, fieldStart, fieldEnd } = scanner;
  const value = parseNumber(fieldBytes, fieldStart, fieldEnd);
  column.values[row] = value;
  const isNumber = !Number.isNaN(value);
  if (isNumber && reader.missing.numbers.length === 0) return;
  if (isMissingSpelling(reader.missing, scanner)) column.values[row] = Number.NaN;
  else if (!isNumber) noteOffendingCell(reader, column, line);
}

function noteOffendingCell(reader: RowReader, column: ColumnBuilder, line: number): void {
  const { fieldBytes, fieldStart, fieldEnd } = reader.scanner;
  // The column can turn into texts only at its first offending cell, and a message names only the first ones.
  const mayBeKept = column.nOffending < MAX_EXAMPLES;
  reader.offending.push({ column, line, bytes: mayBeKept ? fieldBytes.slice(fieldStart, fieldEnd) : null });
}

function readTextCell(reader: RowReader, column: ColumnBuilder, line: number): void {
  const { scanner } = reader;
  const dictionary = column.dictionary!;
  const nLevels = dictionary.nLevels;
  column.codes[reader.nRows] = levelOf(dictionary, scanner);
  // Equal bytes are equally valid, so that only a level's first cell is looked at.
  if (dictionary.nLevels > nLevels && dictionary.hasNonAscii)
    decodeUtf8(
      scanner.fieldBytes.subarray(scanner.fieldStart, scanner.fieldEnd),
      `${scanner.fileName}:${line}`,
    );
}
