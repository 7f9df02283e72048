import type { SchemaElement } from 'hyparquet';
import {
  CompressionCodecs,
  ConvertedTypes,
  FieldRepetitionTypes,
  ParquetTypes,
} from 'hyparquet/src/constants.js';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { arrowDurations, type DurationUnit } from './arrow-durations.ts';

/** What of the footer the reader needs; of a schema element, what types a value. */
export interface ParquetMetadata {
  readonly schema: readonly Element[];
  readonly nRows: number;
  readonly groups: readonly RowGroup[];
  /** Columns whose whole numbers are durations, by name. */
  readonly durations: ReadonlyMap<string, DurationUnit>;
}

/** A file in memory, and what its footer says. */
export interface ParquetSource {
  readonly file: Uint8Array;
  readonly metadata: ParquetMetadata;
  readonly nRows: number;
}

export type Element = SchemaElement;

export interface RowGroup {
  readonly nRows: number;
  readonly chunks: readonly ColumnChunk[];
}

export interface ColumnChunk {
  readonly path: string;
  readonly codec: string;
  /** Missing ones included. */
  readonly nValues: number;
  /** Where its first page starts, and how many bytes its pages take. */
  readonly offset: number;
  readonly size: number;
  /** At most so many bytes are its pages when unpacked, without their headers. */
  readonly unpackedSize: number;
}

/** Thrift's structures by the numbers of their fields. */
// biome-ignore lint/suspicious/noExplicitAny: the fields of the footer have no types of their own; what is taken is checked by use.
type Fields = any;

const decoder = new TextDecoder();

/** The footer of a file: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 * @throws Error for damaged bytes */
export function parseMetadata(file: Uint8Array): ParquetMetadata {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const size = view.getUint32(file.length - 8, true);
  if (size > file.length - 12) throw new RangeError('the footer lies outside of the file');
  const fields: Fields = deserializeTCompactProtocol({ view, offset: file.length - 8 - size });
  return {
    schema: fields.field_2.map(elementOf),
    nRows: Number(fields.field_3),
    groups: (fields.field_4 ?? []).map((group: Fields) => ({
      nRows: Number(group.field_3),
      chunks: group.field_1.map(chunkOf),
    })),
    durations: durationsOf(fields.field_5 ?? []),
  };
}

function durationsOf(entries: readonly Fields[]): ReadonlyMap<string, DurationUnit> {
  const entry = entries.find(({ field_1: key }) => decoder.decode(key) === 'ARROW:schema');
  if (entry?.field_2 === undefined) return new Map();
  const base64 = decoder.decode(entry.field_2);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) return new Map();
  return arrowDurations(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** A chunk without readable metadata is encrypted. */
function chunkOf(chunk: Fields): ColumnChunk {
  const data = chunk.field_8 === undefined ? chunk.field_3 : undefined;
  if (data === undefined)
    return { path: '', codec: ENCRYPTED, nValues: 0, offset: 0, size: 0, unpackedSize: 0 };
  const firstPage = Number(data.field_9);
  const dictionary = Number(data.field_11 ?? 0);
  const size = Number(data.field_7);
  return {
    path: data.field_3.map((part: Uint8Array) => decoder.decode(part)).join('.'),
    codec: CompressionCodecs[data.field_4] ?? `codec ${data.field_4}`,
    nValues: Number(data.field_5),
    offset: dictionary > 0 && dictionary < firstPage ? dictionary : firstPage,
    size,
    // Some writers leave it at 0 where nothing is compressed.
    unpackedSize: Math.max(size, Number(data.field_6)),
  };
}

/** Stands for the codec of an encrypted chunk. */
export const ENCRYPTED = 'encrypted';

function elementOf(field: Fields): Element {
  const element = {
    name: decoder.decode(field.field_4),
    type: ParquetTypes[field.field_1],
    type_length: field.field_2,
    repetition_type: FieldRepetitionTypes[field.field_3],
    num_children: field.field_5,
    converted_type: ConvertedTypes[field.field_6],
    scale: field.field_7,
    logical_type: field.field_10 === undefined ? undefined : logicalType(field.field_10),
  };
  return Object.fromEntries(
    Object.entries(element).filter(([, value]) => value !== undefined),
  ) as unknown as Element;
}

function logicalType(union: Fields): Element['logical_type'] {
  if (union.field_2) return { type: 'MAP' };
  if (union.field_3) return { type: 'LIST' };
  if (union.field_5)
    return { type: 'DECIMAL', scale: union.field_5.field_1, precision: union.field_5.field_2 };
  if (union.field_6) return { type: 'DATE' };
  if (union.field_7)
    return { type: 'TIME', isAdjustedToUTC: union.field_7.field_1, unit: unitOf(union.field_7.field_2) };
  if (union.field_8)
    return { type: 'TIMESTAMP', isAdjustedToUTC: union.field_8.field_1, unit: unitOf(union.field_8.field_2) };
  if (union.field_10)
    return { type: 'INTEGER', bitWidth: union.field_10.field_1, isSigned: union.field_10.field_2 };
  if (union.field_14) return { type: 'UUID' };
  if (union.field_15) return { type: 'FLOAT16' };
  return undefined;
}

function unitOf(unit: Fields): 'MILLIS' | 'MICROS' | 'NANOS' {
  if (unit.field_1) return 'MILLIS';
  return unit.field_2 ? 'MICROS' : 'NANOS';
}
