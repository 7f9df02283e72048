import { becomeDictionary, growColumn, holdsNumbers } from './column-builder.ts';
import { decodeUtf8 } from './decode-text.ts';
import { levelOf } from './dictionary-builder.ts';
import { MAX_EXAMPLES } from './read-cell.ts';
import type { PendingCell, RowReader } from './row-reader.ts';

/** Adds the row that was just read to the table, or to the quarantine. */
export function finishRow(
  reader: RowReader,
  row: { readonly nFields: number; readonly startLine: number; readonly end: number },
): void {
  const { columns, scanner, window } = reader;
  reader.nRowsRead++;
  if (row.nFields !== columns.length || scanner.malformed) {
    const where = `${reader.fileName}:${row.startLine}`;
    const text = decodeUtf8(window.bytes.subarray(window.start, row.end), where);
    const reason = scanner.malformed
      ? 'has text after a closing quote'
      : `has ${count(row.nFields, 'field')}, the header has ${columns.length}`;
    reader.quarantined.push({ line: row.startLine, reason, text });
    return;
  }
  if (reader.offending.length > 0) settleOffendingCells(reader, row.startLine);
  reader.lines[reader.nRows++] = row.startLine;
}

/** Only now is it certain that the row's cells belong to their columns. */
function settleOffendingCells(reader: RowReader, startLine: number): void {
  for (const cell of reader.offending) {
    const { column, line, bytes } = cell;
    const mayTurn = column.declared === undefined && column.nOffending === 0;
    if (mayTurn && !holdsNumbers(column, reader.nRows)) turnIntoTexts(reader, cell);
    else {
      column.nOffending++;
      if (column.offending.length < MAX_EXAMPLES)
        column.offending.push({ line: startLine, text: decodeUtf8(bytes!, `${reader.fileName}:${line}`) });
    }
  }
}

function turnIntoTexts(reader: RowReader, { column, line, bytes }: PendingCell): void {
  becomeDictionary(column, reader.missing);
  growColumn(column, reader.lines.length);
  decodeUtf8(bytes!, `${reader.fileName}:${line}`);
  column.codes[reader.nRows] = levelOf(column.dictionary!, {
    fieldBytes: bytes!,
    fieldStart: 0,
    fieldEnd: bytes!.length,
  });
}

export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
