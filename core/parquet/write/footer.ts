import type { ColumnType } from '../../table/table.ts';
import type { SourceColumn } from '../../table/table-source.ts';
import { bool, bytesOf, i32, i64, list, struct, type ThriftValue, text } from './thrift.ts';

/** A column as the footer tells of it. */
type Head = Pick<SourceColumn, 'name' | 'type'>;

/** Where a column lies in a row group, and what is in it. */
export interface ColumnChunk {
  readonly column: Head;
  readonly encodings: readonly number[];
  readonly nValues: number;
  readonly nMissing: number;
  readonly sizeBytes: number;
  readonly dataPageOffset: number;
  readonly dictionaryPageOffset: number | undefined;
}

export interface RowGroup {
  readonly nRows: number;
  readonly chunks: readonly ColumnChunk[];
}

const PHYSICAL = { boolean: 0, int64: 2, double: 5, byteArray: 6 } as const;
const OPTIONAL = 1;
const CONVERTED = { utf8: 0, timestampMillis: 9 } as const;
const UNCOMPRESSED = 0;
const FORMAT_VERSION = 2;

const EMPTY = struct([]);
const STRING = struct([[1, EMPTY]]);
const MILLIS = struct([[1, EMPTY]]);
const UTC_MILLIS = struct([
  [
    8,
    struct([
      [1, bool(true)],
      [2, MILLIS],
    ]),
  ],
]);

interface StoredType {
  readonly physical: number;
  readonly converted?: number;
  readonly logical?: ThriftValue;
}

const TEXT: StoredType = { physical: PHYSICAL.byteArray, converted: CONVERTED.utf8, logical: STRING };
const STORED: { readonly [type in ColumnType]: StoredType } = {
  number: { physical: PHYSICAL.double },
  boolean: { physical: PHYSICAL.boolean },
  time: { physical: PHYSICAL.int64, converted: CONVERTED.timestampMillis, logical: UTC_MILLIS },
  category: TEXT,
  text: TEXT,
};

/** The metadata at the end of a file: FileMetaData of parquet.thrift. */
export function footerBytes(
  columns: readonly Head[],
  nRows: number,
  groups: readonly RowGroup[],
): Uint8Array {
  const root = struct([
    [4, text('schema')],
    [5, i32(columns.length)],
  ]);
  const metadata = struct([
    [1, i32(FORMAT_VERSION)],
    [2, list([root, ...columns.map(schemaElement)])],
    [3, i64(nRows)],
    [4, list(groups.map(rowGroup))],
    [6, text('model-upkeep')],
  ]);
  return bytesOf(metadata);
}

function schemaElement({ name, type }: Head): ThriftValue {
  const { physical, converted, logical } = STORED[type];
  return struct([
    [1, i32(physical)],
    [3, i32(OPTIONAL)],
    [4, text(name)],
    [6, converted === undefined ? undefined : i32(converted)],
    [10, logical],
  ]);
}

function rowGroup({ nRows, chunks }: RowGroup): ThriftValue {
  const sizeBytes = chunks.reduce((sum, chunk) => sum + chunk.sizeBytes, 0);
  return struct([
    [1, list(chunks.map(columnChunk))],
    [2, i64(sizeBytes)],
    [3, i64(nRows)],
    [6, i64(sizeBytes)],
  ]);
}

function columnChunk(chunk: ColumnChunk): ThriftValue {
  const { column, encodings, nValues, nMissing, sizeBytes, dataPageOffset, dictionaryPageOffset } = chunk;
  const metadata = struct([
    [1, i32(STORED[column.type].physical)],
    [2, list(encodings.map(i32))],
    [3, list([text(column.name)])],
    [4, i32(UNCOMPRESSED)],
    [5, i64(nValues)],
    [6, i64(sizeBytes)],
    [7, i64(sizeBytes)],
    [9, i64(dataPageOffset)],
    [11, dictionaryPageOffset === undefined ? undefined : i64(dictionaryPageOffset)],
    [12, struct([[3, i64(nMissing)]])],
  ]);
  return struct([
    [2, i64(dictionaryPageOffset ?? dataPageOffset)],
    [3, metadata],
  ]);
}
