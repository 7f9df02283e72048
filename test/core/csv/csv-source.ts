import { readCsv } from '../../../core/csv/read-csv.ts';
import type { TailOptions } from '../../../core/csv/tail/tail-reader.ts';
import type { FormatRead, ReadOptions } from '../../../core/input/table-read.ts';
import { type Column, isNumeric } from '../../../core/table/table.ts';

export const MISSING = ['', 'NA', 'NaN', 'null'];

/** A source of the text's bytes, cut into chunks of the given size, that counts how often it was opened. */
export function csvSource(content: string | Uint8Array, chunkBytes = 1 << 20) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const source = {
    nOpened: 0,
    open: async function* () {
      source.nOpened++;
      for (let from = 0; from < bytes.length; from += chunkBytes)
        yield bytes.subarray(from, from + chunkBytes);
    },
  };
  return source;
}

export interface ReadTextOptions extends TailOptions, Partial<Omit<ReadOptions, 'name'>> {
  chunkBytes?: number;
}

export function readText(content: string | Uint8Array, options: ReadTextOptions = {}): Promise<FormatRead> {
  const { chunkBytes, ...rest } = options;
  return readCsv(csvSource(content, chunkBytes).open, {
    name: 'cars.csv',
    missing: MISSING,
    types: {},
    ...rest,
  });
}

/** A column as an array of what a person sees: numbers, texts, `null` for missing. */
export function cells(column: Column): (number | string | null)[] {
  if (isNumeric(column)) return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  return Array.from(column.codes, (code) => (code === -1 ? null : column.levels[code]!));
}

/** Name, type and cells of each column. */
export function contents({ table }: Pick<FormatRead, 'table'>) {
  return table.columns.map((column) => [column.name, column.type, cells(column)]);
}
