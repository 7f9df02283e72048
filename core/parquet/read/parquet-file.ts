import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { isKnownCodec } from '../../compression/unpack-page.ts';
import { DataRefusedError, UpkeepError } from '../../errors.ts';
import type { ReadOptions } from '../../input/table-read.ts';
import { type SchemaColumn, schemaColumns } from './parquet-schema.ts';

export interface ParquetFile {
  readonly metadata: FileMetaData;
  readonly columns: readonly SchemaColumn[];
  readonly nRows: number;
}

const DEFAULT_MAX_UNPACKED_BYTES = 2 ** 32;
const BYTES_A_CELL = 8;
const MAX_ROWS = 2 ** 31 - 1;

/** What the end of a Parquet file says. @throws DataRefusedError for a file that is cut off, damaged, encrypted or too large */
export function parseFooter(file: Uint8Array, options: Pick<ReadOptions, 'name' | 'maxUnpackedBytes'>): ParquetFile {
  const { name } = options;
  const magic = String.fromCharCode(...file.subarray(-4));
  if (magic !== 'PAR1' || file.length < 12)
    throw new DataRefusedError({
      where: name,
      found: `the Parquet file is cut off: its end is missing after ${file.length} bytes`,
      allowed: 'a whole file',
      todo: 'Upload the file again',
    });
  return refusingDamage(name, () => {
    const metadata = parquetMetadata(file, { geoparquet: false });
    const columns = schemaColumns(metadata);
    const nRows = Number(metadata.num_rows);
    const nRowsOfGroups = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (nRows !== nRowsOfGroups || !(nRows >= 0)) throw new RangeError('the row groups have another number of rows');
    refuseUnreadable(metadata, name);
    refuseTooLarge(nRows, columns.length, options);
    return { metadata, columns, nRows };
  });
}

/**
 * Runs what reads bytes that may be damaged: whatever it throws then is damage.
 * @throws DataRefusedError
 */
export function refusingDamage<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw damagedError(name, cause);
  }
}

export function damagedError(name: string, cause: unknown): UpkeepError {
  if (cause instanceof UpkeepError) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new DataRefusedError(
    {
      where: name,
      found: `the Parquet file is damaged: ${detail}`,
      allowed: 'a file as pyarrow, polars, DuckDB or Spark write it',
      todo: 'Write the file again, and upload it as binary',
    },
    { cause },
  );
}

function refuseUnreadable({ row_groups: groups }: FileMetaData, name: string): void {
  for (const { columns } of groups)
    for (const { meta_data: chunk, crypto_metadata: crypto } of columns) {
      if (crypto !== undefined || chunk === undefined)
        throw new DataRefusedError({
          where: name,
          found: 'columns of the Parquet file are encrypted',
          allowed: 'a file without encryption',
          todo: 'Write it without encryption',
        });
      if (!isKnownCodec(chunk.codec))
        throw new DataRefusedError({
          where: `${name}, column ${chunk.path_in_schema.join('.')}`,
          found: `it is compressed with ${chunk.codec}`,
          allowed: 'Snappy, gzip, Brotli, Zstandard, LZ4 or none',
          todo: 'Write the file with another compression',
        });
    }
}

/** Runs of one value pack into next to nothing, so that the numbers of rows and columns must be believed first. */
function refuseTooLarge(
  nRows: number,
  nColumns: number,
  { name, maxUnpackedBytes = DEFAULT_MAX_UNPACKED_BYTES }: Pick<ReadOptions, 'name' | 'maxUnpackedBytes'>,
): void {
  const size = nRows * nColumns * BYTES_A_CELL;
  if (nRows <= MAX_ROWS && size <= maxUnpackedBytes) return;
  throw new DataRefusedError({
    where: name,
    found: `its ${nRows} rows of ${nColumns} columns unpack to ${size} bytes`,
    allowed: `at most ${maxUnpackedBytes} bytes after unpacking`,
    todo: 'Split the data into smaller files, or clean it where there is more memory: upkeep clean',
  });
}
