import { type Column, isNumeric } from '../table/table.ts';
import type { SourceColumn } from '../table/table-source.ts';
import { MAX_FIXED_BYTES, writeFixed } from './write-fixed.ts';
import { MAX_SHORTEST_BYTES, writeShortest } from './write-shortest.ts';
import { MAX_TIME_BYTES, writeTime } from './write-time.ts';

/**
 * What is needed to write the cells of a column. One shape for all kinds, and a `switch` instead of a function a column:
 * a call that the compiler cannot foresee takes a third of the time of a whole cell.
 */
export interface Cells {
  readonly kind: 'shortest' | 'fixed' | 'time' | 'boolean' | 'level';
  /** `(nRows,)`, or empty for `level`. */
  readonly values: Float64Array;
  /** `(nRows,)` for `level`, else empty. */
  readonly codes: Int32Array;
  /** By code; for `boolean` that of `false` and `true`. */
  readonly texts: readonly Uint8Array[];
  readonly missing: Uint8Array;
  readonly nDecimals: number;
  readonly isDate: boolean;
  /** The most that a cell takes, also for a moment beyond its end. */
  readonly maxBytes: number;
}

export interface CellFormat {
  readonly precision: 'roundTrip' | number;
  readonly missing: Uint8Array;
  /** A text as a field of the file. */
  readonly field: (text: string) => string;
}

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
  const texts =
    'levels' in column
      ? column.levels.map((level) => encoder.encode(field(level)))
      : kind === 'boolean'
        ? BOOLEANS
        : [];
  const maxTextBytes = texts.reduce((most, { length }) => Math.max(most, length), missing.length);
  return {
    kind,
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

/** Answers where the cell ends. `bytes` has room for `maxBytes`. */
export function writeCell(bytes: Uint8Array, at: number, cells: Cells, row: number): number {
  if (cells.kind === 'level') {
    const code = cells.codes[row]!;
    return copyBytes(bytes, at, code === -1 ? cells.missing : cells.texts[code]!);
  }
  const value = cells.values[row]!;
  if (Number.isNaN(value)) return copyBytes(bytes, at, cells.missing);
  switch (cells.kind) {
    case 'shortest':
      return writeShortest(bytes, at, value);
    case 'fixed':
      return writeFixed(bytes, at, value, cells.nDecimals);
    case 'time':
      return writeTime(bytes, at, value, cells.isDate);
    case 'boolean':
      return copyBytes(bytes, at, cells.texts[value === 0 ? 0 : 1]!);
  }
}

/** Most are a few bytes, for which `set` takes longer. */
function copyBytes(bytes: Uint8Array, at: number, part: Uint8Array): number {
  if (part.length > 64) bytes.set(part, at);
  else for (let i = 0; i < part.length; i++) bytes[at + i] = part[i]!;
  return at + part.length;
}
