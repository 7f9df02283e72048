import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TableRead } from '../../../../core/input/table-read.ts';
import { parquetChunks } from '../../../../core/parquet/write-parquet.ts';
import type { Column } from '../../../../core/table/table.ts';
import { sourceOf } from '../../../../core/table/table-source.ts';
import { readLate } from '../../../support/read-late.ts';
import { columnsOf, type ReadBytesOptions, readBytes, refusalOf } from '../read-bytes.ts';

/** By the text in the first column of a table of `docs/input.md`: what holds its row to account. */
export type Outcomes = { readonly [row: string]: () => Promise<void> };

export const CSV = 'a,b\n1,x\n2,y\n';
export const LINES = '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n';

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/input', name)));
}

/** A file that is refused, with an error that says so. */
export async function refused(
  content: string | Uint8Array,
  message: RegExp,
  options: ReadBytesOptions = {},
): Promise<void> {
  const error = await refusalOf(content, options);
  expect(error.message).toMatch(message);
  expect(error.name).toMatch(/^(DataRefused|Configuration)Error$/);
}

/** A file whose cells are the given ones, and whose notices are exactly those that match. */
export async function becomes(
  content: string | Uint8Array,
  cells: { readonly [column: string]: readonly unknown[] },
  { notices = [], ...options }: ReadBytesOptions & { readonly notices?: readonly RegExp[] } = {},
): Promise<TableRead> {
  const read = await readBytes(content, options);
  expect(cellsOf(read)).toEqual(cells);
  expect(read.notices).toHaveLength(notices.length);
  for (const [at, notice] of notices.entries()) expect(read.notices[at]).toMatch(notice);
  return read;
}

export function cellsOf(read: TableRead): { [column: string]: unknown[] } {
  return Object.fromEntries(columnsOf(read).map(({ name, cells }) => [name, cells]));
}

/** A file of which the given rows are in the quarantine, with line and reason, and the others are kept. */
export async function quarantines(
  content: string | Uint8Array,
  rows: readonly { readonly line: number; readonly reason: RegExp }[],
  options: ReadBytesOptions = {},
): Promise<TableRead> {
  const read = await readBytes(content, options);
  expect(read.quarantined.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
  for (const [at, { reason }] of rows.entries()) expect(read.quarantined[at]!.reason).toMatch(reason);
  expect(read.nRowsRead).toBe(read.table.nRows + read.quarantined.length);
  expect(read.table.nRows).toBeGreaterThan(0);
  return read;
}

export function parquetOf(columns: readonly Column[], nRows: number): Uint8Array {
  return new Uint8Array(Buffer.concat(readLate(parquetChunks(sourceOf({ columns, nRows })))));
}

export const numbers = (name: string, ...values: number[]): Column => ({
  name,
  type: 'number',
  values: Float64Array.from(values),
});
