import { cellsLike } from './cells-like.ts';

/** A table in memory, column by column. A step never changes a table that it was given: it makes a new one. */
export interface Table {
  readonly nRows: number;
  readonly columns: readonly Column[];
}

export type Column = NumericColumn | DictionaryColumn;

export const NUMERIC_TYPES = ['number', 'boolean', 'time'] as const;
export const DICTIONARY_TYPES = ['category', 'text'] as const;
export type NumericType = (typeof NUMERIC_TYPES)[number];
export type DictionaryType = (typeof DICTIONARY_TYPES)[number];
export type ColumnType = NumericType | DictionaryType;

/** `NaN` is a missing cell. A boolean is 0 or 1; a time is in milliseconds since 1970 UTC. */
export interface NumericColumn {
  readonly name: string;
  readonly type: NumericType;
  /** `(nRows,)` */
  readonly values: Float64Array;
}

/** `levels` are distinct and ascend by UTF-16 code unit; a code is an index into them, and -1 is a missing cell. */
export interface DictionaryColumn {
  readonly name: string;
  readonly type: DictionaryType;
  /** `(nRows,)` */
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export function isNumeric(column: Column): column is NumericColumn {
  return column.type === 'number' || column.type === 'boolean' || column.type === 'time';
}

export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

export function isMissingAt(column: Column, row: number): boolean {
  return isNumeric(column) ? Number.isNaN(column.values[row]) : column.codes[row] === -1;
}

/**
 * A table of the given rows, in the given order; the very same table where those are all of its rows as they stand.
 * O(rows x columns).
 */
export function takeRows(table: Table, rows: Int32Array): Table {
  if (rows.length === table.nRows && areAsTheyStand(rows)) return table;
  const columns = table.columns.map((column): Column => {
    if (isNumeric(column)) return { ...column, values: takeCells(column.values, rows) };
    return { ...column, codes: takeCells(column.codes, rows) };
  });
  return { nRows: rows.length, columns };
}

/** A plain loop: a typed array's `from` with a function takes many times as long. */
function takeCells<T extends Float64Array | Int32Array>(cells: T, rows: Int32Array): T {
  const taken = cellsLike(cells, rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = cells[rows[at]!]!;
  return taken;
}

/** A plain loop, for the same reason. */
function areAsTheyStand(rows: Int32Array): boolean {
  if (rows === latestRows) return true;
  for (let at = 0; at < rows.length; at++) if (rows[at] !== at) return false;
  return true;
}

/** All row indices, `(nRows,)`, in the order of the table. */
export function allRows(nRows: number): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(nRows);
  for (let row = 0; row < nRows; row++) rows[row] = row;
  return rows;
}

let latestRows = new Int32Array(0);

/** The same, not to be changed: tables of one length share them. */
export function everyRow(nRows: number): Int32Array {
  if (latestRows.length !== nRows) latestRows = allRows(nRows);
  return latestRows;
}
