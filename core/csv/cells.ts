import { type Column, isNumeric } from '../table/table.ts';
import type { SourceColumn } from '../table/table-source.ts';
import { fixedText, MAX_FIXED_BYTES } from './fixed-text.ts';
import { MAX_SHORTEST_BYTES, shortestText } from './shortest-text.ts';
import { MAX_TIME_BYTES, timeText } from './time-text.ts';
import { writeAscii } from './write-ascii.ts';

/** What is needed to write the cells of a column. */
export interface Cells {
  readonly kind: 'shortest' | 'fixed' | 'time' | 'boolean' | 'level' | 'text';
  /** `(nRows,)`, or empty for `level` and `text`. */
  readonly values: Float64Array;
  /** `(nRows,)` for `level` and `text`, else empty. */
  readonly codes: Int32Array;
  /** By code, of a column of many levels, which would take much memory in bytes: kind `text`. */
  readonly levels: readonly string[];
  readonly field: (text: string) => string;
  /** By code; for `boolean` that of `false` and `true`. */
  readonly texts: readonly Uint8Array[];
  readonly missing: Uint8Array;
  /** The same in all columns. */
  readonly nDecimals: number;
  readonly isDate: boolean;
  /** The most that a cell takes. */
  readonly maxBytes: number;
}

export interface CellFormat {
  readonly precision: 'roundTrip' | number;
  readonly missing: Uint8Array;
  /** A text as a field of the file. */
  readonly field: (text: string) => string;
}

/** More levels are encoded when their cells are written. */
const MAX_ENCODED_LEVELS = 1 << 12;
/** UTF-8 takes no more for a UTF-16 code unit. */
const MAX_BYTES_A_UNIT = 3;

const encoder = new TextEncoder();
const BOOLEANS = ['false', 'true'].map((text) => encoder.encode(text));
const NO_VALUES = new Float64Array(0);
const NO_CODES = new Int32Array(0);
const MAX_BYTES = { shortest: MAX_SHORTEST_BYTES, fixed: MAX_FIXED_BYTES, time: MAX_TIME_BYTES };

/** How the cells of a column are written, without any: `withCells` adds those of a stretch. O(rows) at most. */
export function cellsOf(source: SourceColumn, { precision, missing, field }: CellFormat): Cells {
  const kind = kindOf(source, precision);
  // Levels are those of the whole column, in whatever stretch of it.
  const column = source.read(0, 0);
  const all = 'levels' in column ? column.levels : [];
  const isEncoded = all.length <= MAX_ENCODED_LEVELS;
  const texts =
    kind === 'boolean' ? BOOLEANS : isEncoded ? all.map((level) => encoder.encode(field(level))) : [];
  const levels = isEncoded ? [] : all;
  const maxTextBytes = Math.max(missing.length, longest(texts), MAX_BYTES_A_UNIT * longest(levels, field));
  return {
    kind: isEncoded ? kind : 'text',
    levels,
    field,
    values: NO_VALUES,
    codes: NO_CODES,
    texts,
    missing,
    nDecimals: precision === 'roundTrip' ? 0 : precision,
    isDate: source.type === 'time' && source.isWhole(),
    maxBytes:
      kind in MAX_BYTES ? Math.max(MAX_BYTES[kind as keyof typeof MAX_BYTES], maxTextBytes) : maxTextBytes,
  };
}

function longest<T extends { readonly length: number }>(
  items: readonly T[],
  written: (item: T) => { readonly length: number } = (item) => item,
): number {
  let most = 0;
  for (const item of items) most = Math.max(most, written(item).length);
  return most;
}

export function withCells(cells: Cells, column: Column): Cells {
  return {
    ...cells,
    values: isNumeric(column) ? column.values : NO_VALUES,
    codes: isNumeric(column) ? NO_CODES : column.codes,
  };
}

/** A column of whole numbers has no decimals, as a column of integers elsewhere. */
function kindOf(column: SourceColumn, precision: CellFormat['precision']): Cells['kind'] {
  const { type } = column;
  if (type === 'category' || type === 'text') return 'level';
  if (type !== 'number') return type;
  return precision === 'roundTrip' || column.isWhole() ? 'shortest' : 'fixed';
}

/** What a cell is, without regard to speed. Answers where it ends. `bytes` has room for `maxBytes`. */
export function writeCell(bytes: Uint8Array, at: number, cells: Cells, row: number): number {
  if (cells.kind === 'level') {
    const code = cells.codes[row]!;
    return copyBytes(bytes, at, code === -1 ? cells.missing : cells.texts[code]!);
  }
  if (cells.kind === 'text') {
    const code = cells.codes[row]!;
    if (code === -1) return copyBytes(bytes, at, cells.missing);
    return at + encoder.encodeInto(cells.field(cells.levels[code]!), bytes.subarray(at)).written;
  }
  const value = cells.values[row]!;
  if (Number.isNaN(value)) return copyBytes(bytes, at, cells.missing);
  switch (cells.kind) {
    case 'shortest':
      return writeAscii(bytes, at, shortestText(value));
    case 'fixed':
      return writeAscii(bytes, at, fixedText(value, cells.nDecimals));
    case 'time':
      return writeAscii(bytes, at, timeText(value, cells.isDate));
    case 'boolean':
      return copyBytes(bytes, at, cells.texts[value === 0 ? 0 : 1]!);
  }
}

function copyBytes(bytes: Uint8Array, at: number, part: Uint8Array): number {
  bytes.set(part, at);
  return at + part.length;
}
