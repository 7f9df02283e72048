import { isKnownCodec } from '../../compression/unpack-page.ts';
import { DataRefusedError, UpkeepError } from '../../errors.ts';
import { type DistinctNames, distinctNames } from '../../input/distinct-names.ts';
import { DEFAULT_MAX_UNPACKED_BYTES, type ReadOptions } from '../../input/table-read.ts';
import { type SchemaColumn, schemaColumns } from './parquet-schema.ts';
import { ENCRYPTED, type ParquetMetadata, parseMetadata } from './parse-metadata.ts';

export interface ParquetFile {
  readonly metadata: ParquetMetadata;
  readonly columns: readonly SchemaColumn[];
  /** Of `columns`. */
  readonly header: DistinctNames;
  readonly nRows: number;
}

const BYTES_A_CELL = 8;
const MAX_ROWS = 2 ** 31 - 1;

/** What the end of a Parquet file says. @throws DataRefusedError for a file that is cut off, damaged, encrypted or too large */
export function parseFooter(
  file: Uint8Array,
  options: Pick<ReadOptions, 'name' | 'maxUnpackedBytes'>,
): ParquetFile {
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
    const metadata = parseMetadata(file);
    const found = schemaColumns(metadata.schema);
    const header = distinctNames(found.map((column) => column.name));
    const columns = found.map((column, at) => ({ ...column, name: header.names[at]! }));
    const { nRows } = metadata;
    const nRowsOfGroups = metadata.groups.reduce((sum, group) => sum + group.nRows, 0);
    if (nRows !== nRowsOfGroups || !(nRows >= 0))
      throw new RangeError('the row groups have another number of rows');
    refuseUnreadable(metadata, name);
    refuseTooLarge(metadata, options);
    return { metadata, columns, header, nRows };
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

function refuseUnreadable({ groups }: ParquetMetadata, name: string): void {
  for (const { chunks } of groups)
    for (const { codec, path } of chunks) {
      if (codec === ENCRYPTED)
        throw new DataRefusedError({
          where: name,
          found: 'columns of the Parquet file are encrypted',
          allowed: 'a file without encryption',
          todo: 'Write it without encryption',
        });
      if (!isKnownCodec(codec))
        throw new DataRefusedError({
          where: `${name}, column ${path}`,
          found: `it is compressed with ${codec}`,
          allowed: 'Snappy, gzip, Brotli, Zstandard, LZ4 or none',
          todo: 'Write the file with another compression',
        });
    }
}

/**
 * Runs of one value, and texts that repeat, pack into next to nothing: what the cells and the pages will take is looked at before
 * any is read. That the pages keep to it, `pagesOf` checks.
 */
function refuseTooLarge(
  { nRows, groups }: ParquetMetadata,
  { name, maxUnpackedBytes = DEFAULT_MAX_UNPACKED_BYTES }: Pick<ReadOptions, 'name' | 'maxUnpackedBytes'>,
): void {
  const chunks = groups.flatMap((group) => group.chunks);
  const nCells = chunks.reduce((sum, { nValues }) => sum + nValues, 0);
  const nPageBytes = chunks.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0);
  const size = Math.max(nCells * BYTES_A_CELL, nPageBytes);
  if (nRows <= MAX_ROWS && size <= maxUnpackedBytes) return;
  throw new DataRefusedError({
    where: name,
    found: `its ${nRows} rows unpack to ${size} bytes`,
    allowed: `at most ${maxUnpackedBytes} bytes after unpacking`,
    todo: 'Split the data into smaller files, or clean it where there is more memory: upkeep clean',
  });
}
