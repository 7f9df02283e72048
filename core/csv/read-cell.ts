import { isLongWhole } from '../input/long-whole.ts';
import { MAX_EXAMPLES, misfitReason } from '../input/misfits.ts';
import { parserOf } from '../input/parse-cell.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { asciiText, isUtf8, tolerantText } from './decode-text.ts';
import { type DictionaryBuilder, type FieldBytes, levelOf } from './dictionary-builder.ts';
import { locateField } from './field-scanner.ts';
import { isMissingSpelling } from './missing-spellings.ts';
import { parseNumber } from './parse-number.ts';
import type { RowReader } from './row-reader.ts';

const INVALID = 'is not valid UTF-8';
/** A double holds a whole number of so many digits. */
const MAX_SHORT_BYTES = 15;

/**
 * Reads the field at `start`, in whatever spelling, into the current row of `column`; returns the position
 * after it, or what is negative of `locateField`.
 */
export function readCell(reader: RowReader, column: ColumnBuilder, start: number): number {
  const next = locateField(reader.scanner, start);
  if (next < 0) return next;
  if (column.dictionary === null) readNumericCell(reader, column);
  else readTextCell(reader, column, column.dictionary);
  return next;
}

function readNumericCell(reader: RowReader, column: ColumnBuilder): void {
  const { scanner, nRows: row } = reader;
  const { fieldBytes, fieldStart, fieldEnd } = scanner;
  const value = parseNumber(fieldBytes, fieldStart, fieldEnd);
  column.values[row] = value;
  const isNumber = !Number.isNaN(value);
  const mayBeLong = fieldEnd - fieldStart > MAX_SHORT_BYTES && !Number.isSafeInteger(value);
  if (isNumber && !mayBeLong && reader.missing.numbers.length === 0) return;
  if (isMissingSpelling(reader.missing, scanner)) column.values[row] = Number.NaN;
  else if (mayBeLong && isLongWhole(textOf(scanner, isNumber))) noteLongWhole(reader, column, isNumber);
  else if (!isNumber) noteOffendingCell(reader, column);
}

/** The field; a number is ASCII, which takes less time. */
function textOf({ fieldBytes, fieldStart, fieldEnd }: FieldBytes, isNumber: boolean): string {
  return isNumber
    ? asciiText(fieldBytes, fieldStart, fieldEnd)
    : tolerantText(fieldBytes.subarray(fieldStart, fieldEnd));
}

/** A whole number whose digits a double loses makes its column one of texts, unless it was declared one of numbers. */
function noteLongWhole(reader: RowReader, column: ColumnBuilder, isNumber: boolean): void {
  const { fieldBytes, fieldStart, fieldEnd } = reader.scanner;
  if (column.declared !== undefined && !isNumber) noteOffendingCell(reader, column);
  else reader.longWholes.push({ column, bytes: fieldBytes.slice(fieldStart, fieldEnd) });
}

function noteOffendingCell(reader: RowReader, column: ColumnBuilder): void {
  const { fieldBytes, fieldStart, fieldEnd } = reader.scanner;
  if (!isUtf8(fieldBytes, fieldStart, fieldEnd)) reader.hasInvalidText = true;
  else if (column.strict !== null) {
    const text = tolerantText(fieldBytes.subarray(fieldStart, fieldEnd));
    if (reader.cellFlaw === '') reader.cellFlaw = misfitReason(column.name, text, 'number');
  } else {
    // The column can turn into texts only at its first offending cell, and a message names only the first ones.
    const mayBeKept = column.nOffending < MAX_EXAMPLES;
    reader.offending.push({ column, bytes: mayBeKept ? fieldBytes.slice(fieldStart, fieldEnd) : null });
  }
}

function readTextCell(reader: RowReader, column: ColumnBuilder, dictionary: DictionaryBuilder): void {
  const { nLevels } = dictionary;
  const level = levelOf(dictionary, reader.scanner);
  column.codes[reader.nRows] = level;
  // Equal bytes are equally valid, so that only a level's first cell is looked at.
  if (level === nLevels) checkLevel(column, dictionary, level);
  if (dictionary.badLevels !== null) noteBadLevel(reader, dictionary, level);
}

/** Notes why no cell may have the level that was just added, if so. */
export function checkLevel(column: ColumnBuilder, dictionary: DictionaryBuilder, level: number): void {
  const { arena, offsets } = dictionary;
  const [start, end] = [offsets[level]!, offsets[level + 1]!];
  const required = column.strict;
  let reason = isUtf8(arena, start, end) ? '' : INVALID;
  if (reason === '' && required !== null) {
    const text = tolerantText(arena.subarray(start, end));
    if (Number.isNaN(parserOf(required, column.declared)(text)))
      reason = misfitReason(column.name, text, required);
  }
  if (reason === '') return;
  dictionary.badLevels ??= new Map();
  dictionary.badLevels.set(level, reason);
}

/** Marks the current row if the level of one of its cells is one that no cell may have. */
export function noteBadLevel(reader: RowReader, { badLevels }: DictionaryBuilder, level: number): void {
  const reason = badLevels?.get(level);
  if (reason === undefined) return;
  if (reason === INVALID) reader.hasInvalidText = true;
  else if (reader.cellFlaw === '') reader.cellFlaw = reason;
}
