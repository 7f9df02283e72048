import { counted } from '../counted.ts';
import { MAX_EXAMPLES } from '../input/misfits.ts';
import { becomeDictionary, type ColumnBuilder, countNumbers, growColumn } from './column-builder.ts';
import { tolerantText } from './decode-text.ts';
import { levelOf } from './dictionary-builder.ts';
import type { PendingCell, RowReader } from './row-reader.ts';

/** Adds the row that was just read to the table, or to the quarantine. */
export function finishRow(reader: RowReader, row: { readonly nFields: number; readonly startLine: number }) {
  const { window } = reader;
  const reason = flawOf(reader, row.nFields);
  reader.nRowsRead++;
  if (reason !== '') {
    const text = tolerantText(window.bytes.subarray(window.start, reader.rowEnd));
    reader.quarantined.push({ line: row.startLine, reason, text });
    return;
  }
  if (reader.offending.length > 0) settleOffendingCells(reader, row.startLine);
  if (reader.longWholes.length > 0) settleLongWholes(reader);
  reader.lines[reader.nRows++] = row.startLine;
}

/** Why the row is no row of the table, or ''. */
function flawOf(reader: RowReader, nFields: number): string {
  if (reader.scanner.hasNul) {
    reader.nWithNul++;
    return 'holds a NUL byte';
  }
  if (reader.hasInvalidText) {
    reader.nInvalidTexts++;
    return 'holds a text that is not valid UTF-8';
  }
  if (!isCountRight(reader, nFields))
    return `has ${counted(nFields, 'field')}, the header has ${reader.columns.length}`;
  return reader.cellFlaw;
}

/** Whether there are as many fields as columns, or, in a file in which that is so in every row, an empty one more. */
function isCountRight(reader: RowReader, nFields: number): boolean {
  const nColumns = reader.columns.length;
  if (nFields === nColumns) {
    if (reader.endsWithDelimiter === 'yes') reader.isContradicted = true;
    reader.endsWithDelimiter = 'no';
    return true;
  }
  if (nFields !== nColumns + 1 || reader.endsWithDelimiter === 'no') return false;
  const { bytes, delimiter } = reader.scanner;
  const isEmpty = bytes[reader.rowEnd - 1] === delimiter;
  if (isEmpty) reader.endsWithDelimiter = 'yes';
  return isEmpty;
}

/** Only now is it certain that the row's cells belong to their columns. */
function settleOffendingCells(reader: RowReader, startLine: number): void {
  for (const cell of reader.offending) {
    const { column, bytes } = cell;
    if (mayTurn(reader, column)) turnIntoTexts(reader, cell);
    else {
      column.nOffending++;
      if (column.offending.length < MAX_EXAMPLES)
        column.offending.push({ line: startLine, text: tolerantText(bytes!) });
    }
  }
}

function settleLongWholes(reader: RowReader): void {
  for (const cell of reader.longWholes) {
    const { column, bytes } = cell;
    if (mayTurn(reader, column)) turnIntoTexts(reader, cell);
    else if (column.nLong++ === 0) column.firstLong = tolerantText(bytes!);
  }
}

/** Whether nothing but gaps came before. */
function mayTurn({ nRows }: RowReader, column: ColumnBuilder): boolean {
  const { declared, plan, nOffending, nLong } = column;
  const isFree = declared === undefined && plan === undefined && nOffending === 0 && nLong === 0;
  return isFree && countNumbers(column, nRows) === 0;
}

function turnIntoTexts(reader: RowReader, { column, bytes }: PendingCell): void {
  becomeDictionary(column, reader.missing);
  growColumn(column, reader.lines.length, reader.nRows);
  reader.valuesOf[reader.columns.indexOf(column)] = null;
  column.codes[reader.nRows] = levelOf(column.dictionary!, {
    fieldBytes: bytes!,
    fieldStart: 0,
    fieldEnd: bytes!.length,
  });
}
