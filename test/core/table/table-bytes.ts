import type { Table } from '../../../core/table/table.ts';
import { tableChunks } from '../../../core/table/table-bin.ts';

/** A stored table in one array, which begins at a multiple of 8. */
export function tableBytes(table: Table): Uint8Array {
  return Uint8Array.from(Buffer.concat([...tableChunks(table)]));
}
