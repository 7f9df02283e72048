import * as z from 'zod/mini';
import { DICTIONARY_TYPES, NUMERIC_TYPES } from './table.ts';

export const TABLE_FORMAT = 'upkeep-table/1';

const levels = z
  .array(z.string())
  .check(z.refine((texts) => texts.every((text, i) => i === 0 || texts[i - 1]! < text), 'must ascend'));
const numericHeader = z.strictObject({ name: z.string(), type: z.enum(NUMERIC_TYPES) });
const dictionaryHeader = z.strictObject({ name: z.string(), type: z.enum(DICTIONARY_TYPES), levels });

const tableHeader = z.strictObject({
  format: z.literal(TABLE_FORMAT),
  nRows: z.int().check(z.gte(0)),
  columns: z.array(z.union([numericHeader, dictionaryHeader])),
});

export type TableHeader = z.output<typeof tableHeader>;
export type ColumnHeader = TableHeader['columns'][number];

/** The JSON at the head of a stored table, or `undefined` when it is none. */
export function parseTableHeader(bytes: Uint8Array): TableHeader | undefined {
  try {
    return tableHeader.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined; // the caller knows where the bytes come from, and says so
  }
}
