import { cellText } from './column-text.ts';
import type { Table } from './table.ts';

/** A row as a line of comma-separated values, written from its cells: a gap is empty. O(columns) */
export function rowText({ columns }: Table, row: number): string {
  return columns.map((column) => field(cellText(column, row) ?? '')).join(',');
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
