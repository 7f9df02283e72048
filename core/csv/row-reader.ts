import type { ColumnType } from '../table/table.ts';
import type { ByteWindow } from './byte-window.ts';
import { becomeDictionary, type ColumnBuilder, createColumnBuilder, growColumn } from './column-builder.ts';
import type { FieldScanner } from './field-scanner.ts';
import type { MissingSpellings } from './missing-spellings.ts';

/** A row that is no row of the table. */
export interface QuarantinedRow {
  /** Physical line, from 1, on which the row starts. */
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file, without its line end. */
  readonly text: string;
}

/** A text in a numeric column: the line on which it starts, and its bytes if they are needed. */
export interface PendingCell {
  readonly column: ColumnBuilder;
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

/** Everything known while the rows of a file are being read. */
export interface RowReader {
  readonly fileName: string;
  readonly window: ByteWindow;
  readonly scanner: FieldScanner;
  readonly missing: MissingSpellings;
  readonly columns: readonly ColumnBuilder[];
  readonly quarantined: QuarantinedRow[];
  /** Of the current row: settled when the row turns out to be a row. */
  readonly offending: PendingCell[];
  /** `(capacity,)`, the first `nRows` in use: the line on which each row starts. */
  lines: Int32Array;
  nRows: number;
  nRowsRead: number;
  /** Where the row that was read last ends, before its line end. */
  rowEnd: number;
}

interface RowReaderOptions {
  readonly window: ByteWindow;
  readonly scanner: FieldScanner;
  readonly missing: MissingSpellings;
  readonly names: readonly string[];
  readonly types: { readonly [column: string]: ColumnType };
  /** Columns that an earlier reading found to hold texts after numbers. */
  readonly asDictionary: ReadonlySet<string>;
}

const INITIAL_ROWS = 1024;

export function createRowReader(options: RowReaderOptions): RowReader {
  const { window, scanner, missing, names, types, asDictionary } = options;
  const columns = names.map((name) => {
    const declared = Object.hasOwn(types, name) ? types[name] : undefined;
    const column = createColumnBuilder(name, declared);
    const isText = declared !== undefined && declared !== 'number';
    if (isText || asDictionary.has(name)) becomeDictionary(column, missing);
    growColumn(column, INITIAL_ROWS);
    return column;
  });
  return {
    fileName: scanner.fileName,
    window,
    scanner,
    missing,
    columns,
    quarantined: [],
    offending: [],
    lines: new Int32Array(INITIAL_ROWS),
    nRows: 0,
    nRowsRead: 0,
    rowEnd: 0,
  };
}

/** Makes room for one row more. Amortised O(columns). */
export function ensureRoom(reader: RowReader): void {
  if (reader.nRows < reader.lines.length) return;
  const capacity = reader.lines.length * 2;
  const lines = new Int32Array(capacity);
  lines.set(reader.lines);
  reader.lines = lines;
  for (const column of reader.columns) growColumn(column, capacity);
}
