import { isDateColumn } from './date-column.ts';
import type { CountedNumbers, NumberSource } from './number-source.ts';
import { type Column, type ColumnType, isNumeric, type Table } from './table.ts';

/** A table that is read a stretch of rows at a time: it may be whole in memory, or made as it is read. */
export interface TableSource {
  readonly nRows: number;
  readonly columns: readonly SourceColumn[];
}

export interface SourceColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The cells of the rows from `from` to before `to`. */
  read(from: number, to: number): Column;
  /** The same of numbers that are made as they are read, into an array of the reader's; undefined for other columns. */
  readonly numbers?: NumberSource | undefined;
  /** What values there are, where that is known sooner than by reading all cells: those of an encoded category. */
  readonly counted?: (() => CountedNumbers) | undefined;
  /** Whether all of its numbers are whole, or all of its times whole days. O(rows) when it is first asked. */
  isWhole(): boolean;
}

/** A table in memory as a source; a stretch is a view. */
export function sourceOf({ nRows, columns }: Table): TableSource {
  return { nRows, columns: columns.map(sourceColumn) };
}

export function sourceColumn(column: Column): SourceColumn {
  return {
    name: column.name,
    type: column.type,
    read: (from, to) => stretchOf(column, from, to),
    isWhole: () => isWholeColumn(column),
  };
}

/** All of a source as a table. O(cells) */
export function wholeTable({ nRows, columns }: TableSource): Table {
  return { nRows, columns: columns.map((column) => column.read(0, nRows)) };
}

/** O(rows) */
export function isWholeColumn(column: Column): boolean {
  if (!isNumeric(column) || column.type === 'boolean') return false;
  if (column.type === 'time') return isDateColumn(column);
  const { values } = column;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Math.floor(value) !== value && !Number.isNaN(value)) return false;
  }
  return true;
}

/** All of it is the very same column. */
function stretchOf(column: Column, from: number, to: number): Column {
  const length = isNumeric(column) ? column.values.length : column.codes.length;
  if (from === 0 && to === length) return column;
  return isNumeric(column)
    ? { ...column, values: column.values.subarray(from, to) }
    : { ...column, codes: column.codes.subarray(from, to) };
}
