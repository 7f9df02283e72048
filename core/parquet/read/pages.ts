import type { ColumnMetaData } from 'hyparquet';
import { Encodings } from 'hyparquet/src/constants.js';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { crc32, unpackPage } from '../../compression/unpack-page.ts';
import { decodeHybrid } from './hybrid.ts';

/** A page, unpacked. */
export interface Page {
  readonly isDictionary: boolean;
  readonly encoding: string;
  /** Missing ones included. */
  readonly nValues: number;
  /** `(nValues,)`: 1 where there is a value, 0 where it is missing; null where none is missing. */
  readonly levels: Int32Array | null;
  /** How many values there are. */
  readonly nPresent: number;
  /** The encoded values. */
  readonly bytes: Uint8Array;
}

interface Header {
  readonly field_1: number;
  readonly field_2: number;
  readonly field_3: number;
  readonly field_4?: number;
  readonly field_5?: { readonly field_1: number; readonly field_2: number; readonly field_3: number };
  readonly field_7?: { readonly field_1: number; readonly field_2: number };
  readonly field_8?: {
    readonly field_1: number;
    readonly field_2: number;
    readonly field_4: number;
    readonly field_5: number;
    readonly field_6: number;
    readonly field_7?: boolean;
  };
}

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
/** A header with statistics of long texts. */
const MAX_HEADER_BYTES = 1 << 24;

/** The pages of a column chunk of single values, in the order of the file. @throws RangeError for damaged bytes */
export function* pagesOf(file: Uint8Array, chunk: ColumnMetaData, isOptional: boolean): Generator<Page> {
  const firstData = Number(chunk.data_page_offset);
  const dictionary = Number(chunk.dictionary_page_offset ?? 0n);
  let at = dictionary > 0 && dictionary < firstData ? dictionary : firstData;
  const end = at + Number(chunk.total_compressed_size);
  if (!(at >= 4 && end <= file.length)) throw new RangeError('a column lies outside of the file');
  for (let nLeft = Number(chunk.num_values); nLeft > 0; ) {
    const headerBytes = file.subarray(at, Math.min(end, at + MAX_HEADER_BYTES));
    const reader = { view: new DataView(file.buffer, headerBytes.byteOffset, headerBytes.length), offset: 0 };
    const header = deserializeTCompactProtocol(reader) as unknown as Header;
    at += reader.offset;
    const size = header.field_3;
    if (!(size >= 0 && at + size <= end && header.field_2 >= 0))
      throw new RangeError('a page lies outside of its column');
    const packed = file.subarray(at, at + size);
    at += size;
    if (header.field_4 !== undefined && crc32(packed) !== header.field_4 >>> 0)
      throw new RangeError('a page has another checksum');
    const page = readPage(header, packed, chunk.codec, isOptional);
    if (page === null) continue;
    if (!page.isDictionary) nLeft -= page.nValues;
    if (nLeft < 0 || (!page.isDictionary && page.nValues <= 0)) throw new RangeError('a page has too many values');
    yield page;
  }
}

/** Null for a page of another kind, such as an index. */
function readPage(header: Header, packed: Uint8Array, codec: string, isOptional: boolean): Page | null {
  if (header.field_1 === DICTIONARY_PAGE && header.field_7 !== undefined) {
    const nValues = header.field_7.field_1;
    const bytes = unpackPage(packed, codec, header.field_2);
    return { isDictionary: true, encoding: 'PLAIN', nValues, nPresent: nValues, levels: null, bytes };
  }
  if (header.field_1 === DATA_PAGE && header.field_5 !== undefined)
    return readDataPage(header.field_5, unpackPage(packed, codec, header.field_2), isOptional);
  if (header.field_1 === DATA_PAGE_V2 && header.field_8 !== undefined)
    return readDataPageV2(header.field_8, { packed, codec, size: header.field_2 });
  return null;
}

function readDataPage(header: NonNullable<Header['field_5']>, bytes: Uint8Array, isOptional: boolean): Page {
  const nValues = header.field_1;
  const encoding = encodingOf(header.field_2);
  if (!isOptional) return { isDictionary: false, encoding, nValues, nPresent: nValues, levels: null, bytes };
  if (encodingOf(header.field_3) !== 'RLE') throw new RangeError('levels of an encoding that is not read');
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
  const end = 4 + size;
  if (end > bytes.length) throw new RangeError('levels lie outside of their page');
  const levels = readLevels(bytes.subarray(4, end), nValues);
  return { isDictionary: false, encoding, nValues, ...levels, bytes: bytes.subarray(end) };
}

function readDataPageV2(
  header: NonNullable<Header['field_8']>,
  { packed, codec, size }: { packed: Uint8Array; codec: string; size: number },
): Page {
  const { field_1: nValues, field_5: nLevelBytes, field_6: nRepetitionBytes } = header;
  const start = nLevelBytes + nRepetitionBytes;
  if (!(nLevelBytes >= 0 && nRepetitionBytes >= 0 && start <= packed.length && start <= size))
    throw new RangeError('levels lie outside of their page');
  const levels =
    nLevelBytes === 0 ? { levels: null, nPresent: nValues } : readLevels(packed.subarray(nRepetitionBytes, start), nValues);
  const values = packed.subarray(start);
  const bytes = unpackPage(values, header.field_7 === false ? 'UNCOMPRESSED' : codec, size - start);
  return { isDictionary: false, encoding: encodingOf(header.field_4), nValues, ...levels, bytes };
}

function readLevels(bytes: Uint8Array, nValues: number): { levels: Int32Array | null; nPresent: number } {
  const levels = decodeHybrid(bytes, { start: 0, end: bytes.length, bitWidth: 1, count: nValues });
  let nPresent = 0;
  for (let i = 0; i < nValues; i++) nPresent += levels[i]!;
  return { levels: nPresent === nValues ? null : levels, nPresent };
}

function encodingOf(index: number): string {
  return Encodings[index] ?? `${index}`;
}
