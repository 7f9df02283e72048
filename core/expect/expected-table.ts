import { cellText } from '../table/column-text.ts';
import type { Column, Table } from '../table/table.ts';

/** What the expectations are checked on: the rows that are left of a file, each with the line on which it starts. */
export interface ExpectedTable {
  readonly table: Table;
  /** `(nRows,)` */
  readonly lines: Int32Array;
}

/** One expectation that the data do not meet. */
export interface Breach {
  /** The option below `clean.expect`, such as `range.price`. */
  readonly option: string;
  readonly found: string;
  readonly expected: string;
}

const SHOWN = 3;
const MAX_LENGTH = 40;

/** Rows of which the first few are remembered. */
export interface RowsFound {
  n: number;
  readonly first: number[];
}

export function noRowsFound(): RowsFound {
  return { n: 0, first: [] };
}

export function addRow(found: RowsFound, row: number): void {
  found.n++;
  if (found.first.length < SHOWN) found.first.push(row);
}

/** `line 3 "x", line 9 "y", …` */
export function cellsText({ lines }: ExpectedTable, column: Column, { n, first }: RowsFound): string {
  const cells = first.map((row) => `line ${lines[row]} ${quoted(cellText(column, row) ?? '')}`);
  return n > first.length ? `${cells.join(', ')}, …` : cells.join(', ');
}

/** `lines 3, 9, …` */
export function linesText({ lines }: ExpectedTable, { n, first }: RowsFound): string {
  const numbers = first.map((row) => lines[row]).join(', ');
  return `${n === 1 ? 'line' : 'lines'} ${numbers}${n > first.length ? ', …' : ''}`;
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text);
}

/** `1 value is`, `5 values are` */
export function valuesAre(n: number): string {
  return n === 1 ? '1 value is' : `${n} values are`;
}
