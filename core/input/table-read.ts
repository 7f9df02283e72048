import type { ColumnType, Table } from '../table/table.ts';

export type InputFormat = 'csv' | 'tsv' | 'jsonLines' | 'parquet';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

/** A longer row is a quote that was never closed, or no table; it must not fill the memory. */
export const DEFAULT_MAX_ROW_BYTES = 1 << 24;

/** A file may unpack to so much where nothing else is said. */
export const DEFAULT_MAX_UNPACKED_BYTES = 2 ** 32;

export interface ReadOptions {
  /** The file's name, for messages and to tell its format by. */
  readonly name: string;
  /** Spellings of a missing cell in text formats, compared exactly, quoted or not. */
  readonly missing: readonly string[];
  /** Types said outright; the others are inferred from every row. */
  readonly types: { readonly [column: string]: ColumnType };
  /** What happens to cells that do not fit their column. @default 'refuse' */
  readonly badCells?: 'refuse' | 'quarantine' | 'missing';
  /** Found out where it is null. @default null */
  readonly format?: InputFormat | null;
  /** @default null */
  readonly encoding?: TextEncoding | null;
  /** A column whose gaps will set rows aside: the text of such rows is kept. @default null */
  readonly needed?: string | null;
  /** Columns that may not be declared text, such as a target: advice leaves them out. @default none */
  readonly notText?: readonly string[];
  /** @default null */
  readonly delimiter?: string | null;
  /** A longer row is quarantined or refused. @default 16 MiB */
  readonly maxRowBytes?: number;
  /** The size of the text to read, where it is known: room for all of its rows is made early. A guess does no harm. */
  readonly sizeBytes?: number;
  /** A table that cleaning takes more memory for is refused, while it is read where the reader can. @default any */
  readonly maxTableBytes?: number;
  /** Whether numbers are put where other threads can read them, as far as the reader can. @default false */
  readonly isShared?: boolean;
  /**
   * A compressed file that unpacks to more is refused as soon as it does, and a Parquet file before it is read: a small file must
   * not fill the memory. @default 4 GiB
   */
  readonly maxUnpackedBytes?: number;
}

/** A row that is no row of the table. */
export interface QuarantinedRow {
  /** Physical line, from 1, on which the row starts; in a file without lines, the row's number from 1. */
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file, without its line end. */
  readonly text: string;
}

/** A table as read from a file of any format. */
export interface TableRead {
  readonly table: Table;
  /** `(nRows,)`: where each row starts, as in `QuarantinedRow.line`. */
  readonly lines: Int32Array;
  readonly quarantined: readonly QuarantinedRow[];
  /** By line, the rows of the table with a gap in `ReadOptions.needed`, as in `QuarantinedRow.text`. @default not kept */
  readonly rowTexts?: ReadonlyMap<number, string>;
  /** Always `table.nRows + quarantined.length`. */
  readonly nRowsRead: number;
  /** Hex SHA-256 of the bytes of the file as it lies in the store, compressed or not. */
  readonly digest: string;
  readonly sizeBytes: number;
  /** What the file was found to be, in a few words: `CSV, UTF-8, ";" between columns, CRLF`. */
  readonly source: string;
  /** What was repaired or counted, a sentence each: nothing is changed in silence. */
  readonly notices: readonly string[];
}

/** The same from the reader of one format, which may see other bytes than those in the store: unpacked, and in UTF-8. */
export type FormatRead = Omit<TableRead, 'digest' | 'sizeBytes'>;
