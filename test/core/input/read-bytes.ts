import { readTable } from '../../../core/input/read-table.ts';
import type { ReadOptions, TableRead } from '../../../core/input/table-read.ts';
import { cells, csvSource, MISSING } from '../csv/csv-source.ts';

export type ReadBytesOptions = Partial<ReadOptions> & { readonly chunkBytes?: number };

/** Reads bytes or a text as a file of the name. */
export function readBytes(
  content: string | Uint8Array,
  { chunkBytes, ...options }: ReadBytesOptions = {},
): Promise<TableRead> {
  const open = csvSource(content, chunkBytes).open;
  return readTable(open, { name: 'cars.csv', missing: MISSING, types: {}, ...options });
}

/** Name, type and cells of each column. */
export function columnsOf({ table }: TableRead) {
  return table.columns.map((column) => ({ name: column.name, type: column.type, cells: cells(column) }));
}

/** What the reading of a file that is refused says. */
export async function refusalOf(
  content: string | Uint8Array,
  options: ReadBytesOptions = {},
): Promise<{ name: string; message: string }> {
  const error = await readBytes(content, options).then(
    () => new Error('nothing was refused'),
    (cause: unknown) => cause as Error,
  );
  return { name: error.name, message: error.message };
}

export function utf16(text: string, isLittle: boolean, mark = true): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < whole.length; i++) view.setUint16(2 * i, whole.charCodeAt(i), isLittle);
  return bytes;
}
