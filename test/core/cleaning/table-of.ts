import { type CleanSection, cleanSection } from '../../../core/contracts/config/clean-section.ts';
import { type DataSection, dataSection } from '../../../core/contracts/config/data-section.ts';
import type { Column, ColumnType, NumericType, Table } from '../../../core/table/table.ts';

export type Cell = number | string | boolean | null;

/** A table written by hand, by column. Text is a category and `null` a missing cell; `types` says otherwise. */
export function tableOf(
  columns: Record<string, readonly Cell[]>,
  types: Record<string, ColumnType> = {},
): Table {
  const entries = Object.entries(columns);
  return {
    nRows: entries[0]?.[1].length ?? 0,
    columns: entries.map(([name, cells]) => columnOf(name, cells, types[name] ?? inferredType(cells))),
  };
}

function columnOf(name: string, cells: readonly Cell[], type: ColumnType): Column {
  if (type === 'category' || type === 'text') {
    const levels = [...new Set(cells.filter((cell) => cell !== null).map(String))].sort();
    const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(String(cell))));
    return { name, type, codes, levels };
  }
  return numericOf(name, cells, type);
}

function numericOf(name: string, cells: readonly Cell[], type: NumericType): Column {
  return {
    name,
    type,
    values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
  };
}

function inferredType(cells: readonly Cell[]): ColumnType {
  const first = cells.find((cell) => cell !== null);
  if (typeof first === 'string') return 'category';
  return typeof first === 'boolean' ? 'boolean' : 'number';
}

/** The cells of a column as written in `tableOf`, booleans as 0 and 1. */
export function cellsOf(table: Table, name: string): (number | string | null)[] {
  const column = table.columns.find((other) => other.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  if ('values' in column) return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  return Array.from(column.codes, (code) => column.levels[code] ?? null);
}

export function allRows(table: Table): Int32Array {
  return Int32Array.from({ length: table.nRows }, (_, row) => row);
}

export const dataOf = (section: Partial<DataSection> = {}): DataSection => dataSection.parse(section);

export const cleanOf = (section: unknown = {}): CleanSection => cleanSection.parse(section);
