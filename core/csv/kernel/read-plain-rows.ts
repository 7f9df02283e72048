import { CR, LF, QUOTE } from '../ascii.ts';
import type { ColumnBuilder } from '../column-builder.ts';
import { levelOf } from '../dictionary-builder.ts';
import { checkLevel } from '../read-cell.ts';
import { NOT_PLAIN } from '../read-plain-number.ts';
import { readPlainText } from '../read-plain-text.ts';
import { ensureRoom, type RowReader } from '../row-reader.ts';
import type { PlainRows } from './plain-rows.ts';
import { createPlainRowsKernel, IS_CODE, type PlainRowsKernel, ROWS_BYTES } from './plain-rows-kernel.ts';

/** A wider table has few rows, and would need much memory here. */
const MAX_COLUMNS = 2048;
/** The kernel is asked again after so many rows at the latest. */
const MAX_SKIPPED = 64;
/** Fewer cells are copied one by one sooner than as a block. */
const MIN_BLOCK = 16;

/**
 * The kernel for a file, or null where it cannot serve: a cell that must be held against more than its spelling, a
 * number that spells a missing cell, rows whose length is not settled.
 */
function createPlainRows(reader: RowReader): PlainRows | null {
  const { columns, missing, scanner, maxRowBytes } = reader;
  const isStrict = columns.some(({ strict }) => strict !== null);
  if (isStrict || missing.numbers.length > 0 || columns.length > MAX_COLUMNS) return null;
  // Longer rows than it can hold it leaves to the general path, shorter ones it would not leave.
  if (maxRowBytes < ROWS_BYTES) return null;
  const kernel = createPlainRowsKernel({ nColumns: columns.length, delimiter: scanner.delimiter, missing });
  const isText = columns.map(() => false);
  return { kernel, isText, copiedFrom: 0, copiedTo: 0, copiedChunk: -1, nToSkip: 0, nSkipped: 0 };
}

/** Reads the plain rows at the beginning of the window, if any, and moves its start behind them. */
export function readPlainRows(reader: RowReader): void {
  // Whether rows end with a delimiter more must be settled, and a line end that the file lacks is not counted.
  if (reader.endsWithDelimiter !== 'no' || reader.window.isFinal) return;
  if (reader.plain === undefined) reader.plain = createPlainRows(reader);
  const { plain } = reader;
  if (plain === null) return;
  if (plain.nToSkip > 0) {
    plain.nToSkip--;
    return;
  }
  let n = 0;
  let nRows = 0;
  do {
    n = readBlock(reader, plain);
    nRows += n;
  } while (n === plain.kernel.maxRows);
  plain.nSkipped = nRows > 0 ? 0 : Math.min(MAX_SKIPPED, 2 * plain.nSkipped + 1);
  plain.nToSkip = plain.nSkipped;
}

/** One run of the kernel; answers how many rows it brought. */
function readBlock(reader: RowReader, plain: PlainRows): number {
  const { window, scanner, columns, lineEnds } = reader;
  const { kernel } = plain;
  for (let column = 0; column < columns.length; column++) {
    if (plain.isText[column] || columns[column]!.dictionary === null) continue;
    kernel.makeText(column);
    plain.isText[column] = true;
  }
  copyIn(reader, plain);
  const toWindow = plain.copiedFrom - kernel.rowsAt;
  const start = window.start - toWindow;
  let n = kernel.run(start, plain.copiedTo - toWindow);
  if (n === 0) return 0;
  let next = kernel.next();
  const nRead = n;
  ensureRoom(reader, n);
  for (let column = 0; column < columns.length && n > 0; column++) {
    const builder = columns[column]!;
    if (builder.dictionary === null) continue;
    const nGood = takeTexts(reader, kernel, { builder, column, n });
    if (nGood === n) continue;
    // The row with the text that no row may have, and all after it, are read otherwise.
    next = rowStart(kernel, kernel.words[2 * (kernel.cellsAt(column) + nGood)]!, start);
    n = nGood;
  }
  for (let column = 0; column < columns.length; column++) {
    const builder = columns[column]!;
    if (builder.dictionary === null) takeNumbers(builder.values, reader.nRows, { kernel, column, n });
  }
  const { lines, nRows } = reader;
  for (let row = 0; row < n; row++) lines[nRows + row] = scanner.line + row;
  scanner.line += n;
  reader.nRows += n;
  reader.nRowsRead += n;
  const nCrlf = n === nRead ? kernel.nCrlf() : countCrlf(kernel, start, next);
  lineEnds.crlf += nCrlf;
  lineEnds.lf += n - nCrlf;
  window.start = next + toWindow;
  return n;
}

/** Copies what the kernel can hold of the window, unless it is there already. */
function copyIn({ window }: RowReader, plain: PlainRows): void {
  const { kernel } = plain;
  const isThere = plain.copiedChunk === window.nChunks && window.start < plain.copiedTo;
  if (isThere) return;
  plain.copiedFrom = window.start;
  plain.copiedTo = Math.min(window.end, window.start + ROWS_BYTES);
  plain.copiedChunk = window.nChunks;
  kernel.bytes.set(window.bytes.subarray(plain.copiedFrom, plain.copiedTo), kernel.rowsAt);
}

interface Block {
  readonly kernel: PlainRowsKernel;
  readonly column: number;
  readonly n: number;
}

function takeNumbers(values: Float64Array, row: number, { kernel, column, n }: Block): void {
  const from = kernel.cellsAt(column);
  if (n >= MIN_BLOCK) values.set(kernel.numbers.subarray(from, from + n), row);
  else for (let i = 0; i < n; i++) values[row + i] = kernel.numbers[from + i]!;
}

/** The codes of a column of texts; answers before which row it had to stop. */
function takeTexts(
  reader: RowReader,
  kernel: PlainRowsKernel,
  { builder, column, n }: { builder: ColumnBuilder; column: number; n: number },
): number {
  const { words } = kernel;
  const { codes } = builder;
  const firstRow = reader.nRows;
  let at = 2 * kernel.cellsAt(column);
  for (let row = 0; row < n; row++, at += 2) {
    const start = words[at]!;
    const length = words[at + 1]!;
    if (length === IS_CODE) codes[firstRow + row] = start;
    else if (!lookUp(reader, kernel, { builder, column, row: firstRow + row, start, length })) return row;
  }
  return n;
}

interface TextCell {
  readonly builder: ColumnBuilder;
  readonly column: number;
  readonly row: number;
  readonly start: number;
  readonly length: number;
}

/** Finds or adds the level of a text; false where no row may have it. */
function lookUp(reader: RowReader, kernel: PlainRowsKernel, cell: TextCell): boolean {
  const { builder, column, row, start, length } = cell;
  const { codes } = builder;
  const dictionary = builder.dictionary!;
  const { bytes } = kernel;
  const fieldStart = bytes[start - 1] === QUOTE ? start - 1 : start;
  const next = readPlainText(kernel, fieldStart, reader.scanner.delimiter, dictionary, codes, row);
  if (next !== NOT_PLAIN) {
    kernel.remember({ start, length, column, code: codes[row]! });
    return true;
  }
  const { nLevels } = dictionary;
  const level = levelOf(dictionary, { fieldBytes: bytes, fieldStart: start, fieldEnd: start + length });
  if (level === nLevels) checkLevel(builder, dictionary, level);
  if (dictionary.badLevels?.has(level)) return false;
  codes[row] = level;
  kernel.remember({ start, length, column, code: level });
  return true;
}

/** Where the row begins that holds the byte at `at`: plain rows end with LF, and the first of them begins at `first`. */
function rowStart({ bytes }: PlainRowsKernel, at: number, first: number): number {
  let start = at;
  while (start > first && bytes[start - 1] !== LF) start--;
  return start;
}

function countCrlf({ bytes }: PlainRowsKernel, start: number, end: number): number {
  let count = 0;
  for (let at = start + 1; at < end; at++) if (bytes[at] === LF && bytes[at - 1] === CR) count++;
  return count;
}
