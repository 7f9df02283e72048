import { instantiate } from '../../wasm/instantiate.ts';
import type { MissingSpellings } from '../missing-spellings.ts';
import { PLAIN_ROWS_WASM } from './plain-rows-wasm.ts';

/** The kernel of one file: WebAssembly with a memory of its own, into which the rows to read are copied. */
export interface PlainRowsKernel {
  /** All of the memory, and the same in other units. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly words: Uint32Array;
  readonly numbers: Float64Array;
  /** First byte of the rows. */
  readonly rowsAt: number;
  /** Rows that it reads at once. */
  readonly maxRows: number;
  /** Index into `numbers` of the first cell of a column. */
  readonly cellsAt: (column: number) => number;
  /** Says that a column now holds texts. */
  readonly makeText: (column: number) => void;
  /** Reads rows from `start`, until one is not plain or `end` is near; answers how many. */
  readonly run: (start: number, end: number) => number;
  /** Of the last run: the first byte that was not read, and how many rows ended with CRLF. */
  readonly next: () => number;
  readonly nCrlf: () => number;
  /** Makes a text known, so that its next cells need no looking up. */
  readonly remember: (cell: { start: number; length: number; column: number; code: number }) => void;
}

interface Exports {
  readonly readPlainRows: (job: number) => number;
  readonly rememberLevel: (start: number, length: number, levels: number, code: number) => void;
}

/** In place of a text's length: the cell holds the code of a level. */
export const IS_CODE = 0xffffffff;

const PAGE_BYTES = 65_536;
/** The compiler puts its tables below. */
const FREE_AT = 8192;
const JOB_WORDS = 12;
/** The kernel reads 16 bytes at a time, also across the ends of the rows. */
const MARGIN_BYTES = 32;
/** So many bytes of rows it holds at once. */
export const ROWS_BYTES = 1 << 19;
const CELLS_BYTES = 1 << 18;
const MOST_ROWS = 1024;
const LEVEL_WORDS = 6;
const LEVELS_BYTES = 256 * LEVEL_WORDS * 4;
const NO_LEVEL = 0xffffffff;
/** Longer spellings of a missing number are left to the general path. */
const MAX_SPELLING_BYTES = 8;

interface KernelOptions {
  readonly nColumns: number;
  readonly delimiter: number;
  readonly missing: MissingSpellings;
}

/** The layout of the memory, from `FREE_AT` on: job, columns, missing spellings, tables of levels, cells, rows. */
export function createPlainRowsKernel({ nColumns, delimiter, missing }: KernelOptions): PlainRowsKernel {
  const spellings = missing.bytes.filter(({ length }) => length > 0 && length <= MAX_SPELLING_BYTES);
  const maxRows = Math.max(16, Math.min(MOST_ROWS, Math.floor(CELLS_BYTES / (8 * nColumns))));
  const columnsAt = FREE_AT + 4 * JOB_WORDS;
  const missingAt = aligned(columnsAt + 4 * nColumns);
  const levelsAt = aligned(missingAt + 16 * spellings.length);
  const cellsAt = levelsAt + LEVELS_BYTES * nColumns;
  const rowsAt = cellsAt + 8 * maxRows * nColumns + MARGIN_BYTES;
  const pages = Math.ceil((rowsAt + ROWS_BYTES + MARGIN_BYTES) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { readPlainRows, rememberLevel } = instantiate<Exports>(PLAIN_ROWS_WASM, memory);
  const bytes = new Uint8Array(memory.buffer);
  const words = new Uint32Array(memory.buffer);
  const job = FREE_AT / 4;

  const settings = [delimiter, nColumns, columnsAt, cellsAt, maxRows, missingAt, spellings.length];
  words.set([...settings, missing.includesEmpty ? 1 : 0], job + 2);
  for (const [index, spelling] of spellings.entries()) {
    bytes.set(spelling, missingAt + 16 * index);
    words[missingAt / 4 + 4 * index + 2] = spelling.length;
  }
  const levelsOf = (column: number) => levelsAt + LEVELS_BYTES * column;
  return {
    bytes,
    view: new DataView(memory.buffer),
    words,
    numbers: new Float64Array(memory.buffer),
    rowsAt,
    maxRows,
    cellsAt: (column) => cellsAt / 8 + maxRows * column,
    makeText: (column) => {
      const first = levelsOf(column) / 4;
      for (let at = first + 4; at < first + LEVELS_BYTES / 4; at += LEVEL_WORDS) words[at] = NO_LEVEL;
      words[columnsAt / 4 + column] = levelsOf(column);
    },
    run: (start, end) => {
      words[job] = start;
      words[job + 1] = end;
      return readPlainRows(FREE_AT);
    },
    next: () => words[job + 10]!,
    nCrlf: () => words[job + 11]!,
    remember: ({ start, length, column, code }) => rememberLevel(start, length, levelsOf(column), code),
  };
}

/** Cells and levels are read 8 bytes at a time. */
function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
