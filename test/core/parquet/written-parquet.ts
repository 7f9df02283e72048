import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetChunks } from '../../../core/parquet/write-parquet.ts';
import type { Table } from '../../../core/table/table.ts';
import { sourceOf } from '../../../core/table/table-source.ts';
import { readLate } from '../../support/read-late.ts';

export function parquetBytes(table: Table): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(readLate(parquetChunks(sourceOf(table)))));
}

/** A written file as another library reads it: its metadata, and its rows, with `null` for what is missing. */
export async function readBack(table: Table) {
  const { buffer } = parquetBytes(table);
  const rows = await parquetReadObjects({ file: buffer });
  return { metadata: parquetMetadata(buffer), rows };
}
