import type { QuarantinedRow } from '../input/table-read.ts';
import { cellsLike } from '../table/cells-like.ts';
import type { ColumnType } from '../table/table.ts';
import type { ByteWindow } from './byte-window.ts';
import {
  becomeDictionary,
  type ColumnBuilder,
  createColumnBuilder,
  growColumn,
  placeColumn,
} from './column-builder.ts';
import type { FieldScanner } from './field-scanner.ts';
import type { PlainRows } from './kernel/plain-rows.ts';
import type { LineEndCounts } from './line-end.ts';
import type { MissingSpellings } from './missing-spellings.ts';
import type { HeaderNames } from './name-columns.ts';
import type { ReadPlan } from './read-plan.ts';

/** A cell of a numeric column that may be kept as text, and its bytes if they are needed. */
export interface PendingCell {
  readonly column: ColumnBuilder;
  readonly bytes: Uint8Array | null;
}

/** Everything known while the rows of a file are being read. */
export interface RowReader {
  readonly fileName: string;
  readonly window: ByteWindow;
  readonly scanner: FieldScanner;
  readonly missing: MissingSpellings;
  readonly header: HeaderNames;
  readonly lineEnds: LineEndCounts;
  readonly columns: readonly ColumnBuilder[];
  /** Of each column the array of its numbers, `null` where it gathers texts: at hand without looking at the column. */
  readonly valuesOf: (Float64Array | null)[];
  readonly quarantined: QuarantinedRow[];
  readonly maxRowBytes: number;
  /** Of the whole text, or 0 where it is unknown, and how many have arrived. */
  readonly sizeBytes: number;
  readonly isShared: boolean;
  nBytesArrived: number;
  /** Of the current row: settled when the row turns out to be a row. */
  readonly offending: PendingCell[];
  /** The same of whole numbers that a double would round. */
  readonly longWholes: PendingCell[];
  /** Of the current row: whether a text was no UTF-8, and what a text did not fit, or ''. */
  hasInvalidText: boolean;
  cellFlaw: string;
  /** `(capacity,)`, the first `nRows` in use: the line on which each row starts. */
  lines: Int32Array;
  nRows: number;
  /** How many rows the arrays have room for; behind these, others may write. */
  room: number;
  /** Whether there is no more room to be had. */
  readonly isFixed: boolean;
  nRowsRead: number;
  /** Where the row that was read last ends, before its line end. */
  rowEnd: number;
  /** What reads many plain rows at a time: undefined until it is needed, null where it cannot serve. */
  plain: PlainRows | null | undefined;
  /** Inside a line that is too long, whose rest is passed over. */
  isSkipping: boolean;
  /** Whether rows end with a delimiter that the header lacks: `maybe` until the first row says so. */
  endsWithDelimiter: 'maybe' | 'yes' | 'no';
  /** A later row said otherwise: the file is to be read again. */
  isContradicted: boolean;
  /** The end of the file, read elsewhere, could not be added: the file is to be read again. */
  lacksTail: boolean;
  /** Quarantined for a quote that is never closed, for NUL bytes, for what is no UTF-8. */
  nOpenQuotes: number;
  nWithNul: number;
  nInvalidTexts: number;
}

interface RowReaderOptions
  extends Pick<
    RowReader,
    'window' | 'scanner' | 'missing' | 'header' | 'lineEnds' | 'maxRowBytes' | 'sizeBytes' | 'isShared'
  > {
  readonly types: { readonly [column: string]: ColumnType };
  readonly plan: ReadPlan;
  /** Where the rows are put, from one on. @default where there is room for them */
  readonly place?: RowPlace | undefined;
}

/** Arrays that rows are put into, by column numbers or codes, and the first row that is free. */
export interface RowPlace {
  readonly lines: Int32Array;
  readonly cells: readonly (Float64Array | Int32Array)[];
  readonly firstRow: number;
}

/** There is no room for a row in a fixed place. */
export class NoRoomError extends Error {}

/** Enough rows for their mean length to tell how many there will be. */
const MAX_INITIAL_ROWS = 4096;
const MIN_INITIAL_ROWS = 16;
/** A wide table of few rows must not take the memory of a long one. */
const INITIAL_CELLS = 1 << 20;
/** A size that is far from true must not take all memory. */
export const MAX_EXPECTED_ROWS = 1 << 24;

export function createRowReader({ types, plan, place, ...rest }: RowReaderOptions): RowReader {
  const { names } = rest.header;
  const initialRows = Math.max(
    MIN_INITIAL_ROWS,
    Math.min(MAX_INITIAL_ROWS, Math.floor(INITIAL_CELLS / names.length)),
  );
  const columns = names.map((name, index) => {
    const declared = Object.hasOwn(types, name) ? types[name] : undefined;
    const planned = plan.columns.get(name);
    const strict = plan.isStrict ? (planned?.required ?? null) : null;
    const column = createColumnBuilder(name, { declared, plan: planned, strict, isShared: rest.isShared });
    const isText = declared !== undefined && declared !== 'number';
    const cells = place?.cells[index];
    if (isText || planned?.gather === 'texts' || cells instanceof Int32Array)
      becomeDictionary(column, rest.missing);
    if (cells === undefined) growColumn(column, initialRows);
    else placeColumn(column, cells);
    return column;
  });
  return {
    ...rest,
    fileName: rest.scanner.fileName,
    columns,
    valuesOf: columns.map(numbersOf),
    quarantined: [],
    offending: [],
    longWholes: [],
    hasInvalidText: false,
    cellFlaw: '',
    lines: place?.lines ?? cellsLike(columns[0]!.codes, initialRows),
    nRows: place?.firstRow ?? 0,
    room: place?.lines.length ?? initialRows,
    isFixed: place !== undefined,
    nRowsRead: 0,
    rowEnd: 0,
    nBytesArrived: 0,
    plain: undefined,
    isSkipping: false,
    endsWithDelimiter: plan.mayEndWithDelimiter ? 'maybe' : 'no',
    isContradicted: false,
    lacksTail: false,
    nOpenQuotes: 0,
    nWithNul: 0,
    nInvalidTexts: 0,
  };
}

/** A little more than the rows so far let expect. */
export const ROOM_TO_SPARE = 1.08;

/** Makes room for so many rows more. Amortised O(n x columns). */
export function ensureRoom(reader: RowReader, n = 1): void {
  const { window, nBytesArrived, sizeBytes, nRows } = reader;
  if (nRows + n <= reader.room) return;
  if (reader.isFixed) throw new NoRoomError();
  const nBytesRead = Math.max(1, nBytesArrived - (window.end - window.start));
  // More rows than bytes of them there cannot be, whatever was said of the size.
  const expected = Math.min((nRows / nBytesRead) * sizeBytes * ROOM_TO_SPARE, sizeBytes, MAX_EXPECTED_ROWS);
  const capacity = Math.max(nRows * 2, nRows + n, Math.ceil(expected));
  const lines = cellsLike(reader.lines, capacity);
  lines.set(reader.lines.subarray(0, nRows));
  reader.lines = lines;
  reader.room = capacity;
  for (const [index, column] of reader.columns.entries()) {
    growColumn(column, capacity, nRows);
    reader.valuesOf[index] = numbersOf(column);
  }
}

function numbersOf({ dictionary, values }: ColumnBuilder): Float64Array | null {
  return dictionary === null ? values : null;
}
