import { instantiate } from '../../wasm/instantiate.ts';
import type { Cells } from '../cells.ts';
import { POWERS_OF_TEN } from '../powers-of-ten.ts';
import { SHORTEST_POWERS_BYTES, shortestPowers } from './shortest-powers.ts';
import { WRITE_ROWS_WASM } from './write-rows-wasm.ts';

/** The kernel of one file: WebAssembly with a memory of its own, into which cells are copied, and where rows are written. */
export interface WriteRowsKernel {
  /** All of the memory, and the same in other units. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly words: Uint32Array;
  readonly codes: Int32Array;
  readonly numbers: Float64Array;
  /** Where rows are written. */
  readonly rowsAt: number;
  /** Rows whose cells it holds at once. */
  readonly maxRows: number;
  /** Address of a column's first cell. */
  readonly cellsAt: (column: number) => number;
  /** Where the texts of a stretch are copied of columns that have too many levels. */
  readonly textsAt: number;
  readonly textsEnd: number;
  /** Writes rows until one is not plain or begins beyond `lastStart`; answers the next row, and where the last one ends. */
  readonly run: (stretch: Stretch) => Written;
}

/** Which rows to write. */
export interface Stretch {
  readonly row: number;
  readonly nRows: number;
  readonly at: number;
  /** A row that begins after it may not fit. */
  readonly lastStart: number;
}

/** The first row that was not written, and where the last one ends. */
export interface Written {
  readonly row: number;
  readonly at: number;
}

const PAGE_BYTES = 65_536;
/** The compiler puts its tables below. */
const FREE_AT = 2048;
const JOB_WORDS = 8;
const DECIMALS_BYTES = 24;
const COLUMN_WORDS = 3;
const ENTRY_WORDS = 2;
/** The kernel writes and reads so much beyond an end, at most. */
const MARGIN_BYTES = 64;
/** Of all columns: what is read is still in the processor's cache. */
const CELLS_BYTES = 1 << 18;
const MOST_ROWS = 1 << 12;
const TEXTS_BYTES = 1 << 18;
const MAX_MEMORY_BYTES = 1 << 24;

/** As in assembly/write-rows.ts. */
const KINDS = {
  fixed: 0,
  fixedLong: 1,
  shortest: 2,
  boolean: 3,
  time: 4,
  date: 5,
  level: 6,
  text: 7,
} as const;

/**
 * The kernel for columns, with room for `rowsBytes` of rows, or null where it would take too much memory: for very many columns, or
 * very long texts. Its memory, from `FREE_AT` on: job, decimals, columns, powers of ten, texts by column, cells, texts of a stretch,
 * rows.
 */
export function createWriteRowsKernel(columns: readonly Cells[], rowsBytes: number): WriteRowsKernel | null {
  const decimalsAt = FREE_AT + 4 * JOB_WORDS;
  const columnsAt = decimalsAt + DECIMALS_BYTES;
  const columnsEnd = columnsAt + 4 * COLUMN_WORDS * columns.length;
  const powersAt = aligned(columnsEnd);
  let end = powersAt + SHORTEST_POWERS_BYTES;
  const texts = columns.map((column) => {
    const at = aligned(end);
    const each = [column.missing, ...column.texts];
    end = at + 4 * ENTRY_WORDS * each.length + each.reduce((sum, { length }) => sum + length, 0);
    return { at, each };
  });
  const cellsAt = aligned(end + MARGIN_BYTES);
  const maxRows = Math.max(1, Math.min(MOST_ROWS, Math.floor(CELLS_BYTES / (8 * columns.length))));
  const cellsEnd = cellsAt + 8 * maxRows * columns.length;
  const textsEnd = cellsEnd + (columns.some(({ kind }) => kind === 'text') ? TEXTS_BYTES : 0);
  const rowsAt = textsEnd + MARGIN_BYTES;
  const nBytes = rowsAt + rowsBytes + MARGIN_BYTES;
  if (nBytes > MAX_MEMORY_BYTES) return null;

  const pages = Math.ceil(nBytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  const { writeRows } = instantiate<{ writeRows: (job: number) => void }>(WRITE_ROWS_WASM, memory);
  const bytes = new Uint8Array(buffer);
  const words = new Uint32Array(buffer);
  words.set([columnsAt, columnsEnd, decimalsAt, powersAt], FREE_AT / 4);
  if (columns.some(({ kind }) => kind === 'shortest'))
    new BigUint64Array(buffer, powersAt, SHORTEST_POWERS_BYTES / 8).set(shortestPowers());
  putDecimals(new DataView(buffer, decimalsAt), columns[0]?.nDecimals ?? 0);
  for (const [index, column] of columns.entries()) {
    const { at, each } = texts[index]!;
    const kind = KINDS[kernelKind(column)];
    words.set([kind, cellsAt + 8 * maxRows * index, at], columnsAt / 4 + COLUMN_WORDS * index);
    let textAt = at + 4 * ENTRY_WORDS * each.length;
    for (const [code, text] of each.entries()) {
      words.set([textAt, text.length], at / 4 + ENTRY_WORDS * code);
      bytes.set(text, textAt);
      textAt += text.length;
    }
  }
  const job = FREE_AT / 4 + 4;
  return {
    bytes,
    words,
    codes: new Int32Array(buffer),
    numbers: new Float64Array(buffer),
    rowsAt,
    maxRows,
    cellsAt: (column) => cellsAt + 8 * maxRows * column,
    textsAt: cellsEnd,
    textsEnd,
    run: ({ row, nRows, at, lastStart }) => {
      words[job] = row;
      words[job + 1] = nRows;
      words[job + 2] = at;
      words[job + 3] = lastStart;
      writeRows(FREE_AT);
      return { row: words[job]!, at: words[job + 2]! };
    },
  };
}

function kernelKind({ kind, isDate, nDecimals }: Cells): keyof typeof KINDS {
  if (isDate) return 'date';
  const isLong = kind === 'fixed' && (nDecimals === 0 || nDecimals > 8);
  return isLong ? 'fixedLong' : kind;
}

/** Eight or sixteen digits are written behind the point: the decimals, filled up with zeros. */
function putDecimals(view: DataView, nDecimals: number): void {
  const nWritten = nDecimals <= 8 ? 8 : 16;
  view.setFloat64(0, POWERS_OF_TEN[nDecimals]!, true);
  view.setBigUint64(8, 10n ** BigInt(nWritten - nDecimals), true);
  view.setUint32(16, nDecimals, true);
  view.setUint32(20, nDecimals <= 8 ? 10 ** nDecimals : 0, true);
}

/** Doubles are read 8 bytes at a time, powers of ten 16. */
function aligned(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}
