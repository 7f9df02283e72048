import { Encodings } from 'hyparquet/src/constants.js';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { crc32, unpackPage } from '../../compression/unpack-page.ts';
import { decodeHybrid } from './hybrid.ts';
import type { SchemaNode } from './parquet-schema.ts';
import type { ColumnChunk } from './parse-metadata.ts';

/** A page, unpacked. */
export interface Page {
  readonly isDictionary: boolean;
  readonly encoding: string;
  /** Missing ones included. */
  readonly nValues: number;
  /** `(nValues,)`: the definition level, which is the largest where there is a value; null where all are the largest. */
  readonly levels: Int32Array | null;
  /** `(nValues,)`: the repetition level; null without repeated elements. */
  readonly repetitions: Int32Array | null;
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
  readonly field_5?: {
    readonly field_1: number;
    readonly field_2: number;
    readonly field_3: number;
    readonly field_4: number;
  };
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

/** The pages of a column chunk, in the order of the file. @throws RangeError for damaged bytes */
export function* pagesOf(file: Uint8Array, chunk: ColumnChunk, node: SchemaNode): Generator<Page> {
  let at = chunk.offset;
  const end = at + chunk.size;
  if (!(at >= 4 && end <= file.length)) throw new RangeError('a column lies outside of the file');
  let nBytesLeft = chunk.unpackedSize;
  for (let nLeft = chunk.nValues; nLeft > 0; ) {
    const headerBytes = file.subarray(at, Math.min(end, at + MAX_HEADER_BYTES));
    const reader = { view: new DataView(file.buffer, headerBytes.byteOffset, headerBytes.length), offset: 0 };
    const header = deserializeTCompactProtocol(reader) as unknown as Header;
    at += reader.offset;
    const size = header.field_3;
    if (!(size >= 0 && at + size <= end && header.field_2 >= 0))
      throw new RangeError('a page lies outside of its column');
    // The footer's sizes were held against the limit.
    nBytesLeft -= header.field_2;
    if (!(nBytesLeft >= 0)) throw new RangeError('a column unpacks to more bytes than the footer says');
    const packed = file.subarray(at, at + size);
    at += size;
    if (header.field_4 !== undefined && crc32(packed) !== header.field_4 >>> 0)
      throw new RangeError('a page has another checksum');
    // Levels of one value pack into a few bytes: their number is checked before there is room made for them.
    const { field_1: nValues = 0 } = header.field_5 ?? header.field_8 ?? {};
    if (!(nValues >= 0 && nValues <= nLeft)) throw new RangeError('a page has too many values');
    const page = readPage(header, packed, chunk.codec, node);
    if (page === null) continue;
    if (!page.isDictionary) nLeft -= page.nValues;
    if (!page.isDictionary && page.nValues === 0) throw new RangeError('a page has no values');
    yield page;
  }
}

/** Null for a page of another kind, such as an index. */
function readPage(header: Header, packed: Uint8Array, codec: string, node: SchemaNode): Page | null {
  if (header.field_1 === DICTIONARY_PAGE && header.field_7 !== undefined) {
    const nValues = header.field_7.field_1;
    const bytes = unpackPage(packed, codec, header.field_2);
    return {
      isDictionary: true,
      encoding: 'PLAIN',
      nValues,
      nPresent: nValues,
      levels: null,
      repetitions: null,
      bytes,
    };
  }
  if (header.field_1 === DATA_PAGE && header.field_5 !== undefined)
    return readDataPage(header.field_5, unpackPage(packed, codec, header.field_2), node);
  if (header.field_1 === DATA_PAGE_V2 && header.field_8 !== undefined)
    return readDataPageV2(header.field_8, { packed, codec, size: header.field_2, node });
  return null;
}

function readDataPage(
  header: NonNullable<Header['field_5']>,
  bytes: Uint8Array,
  { maxDefinition, maxRepetition }: SchemaNode,
): Page {
  const { field_1: nValues, field_3: definitionEncoding, field_4: repetitionEncoding } = header;
  let at = 0;
  const nextLevels = (max: number, encoding: number) => {
    if (max === 0) return null;
    if (encodingOf(encoding) !== 'RLE') throw new RangeError('levels of an encoding that is not read');
    const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, true);
    const part = levelBytes(bytes, at + 4, size);
    at += 4 + size;
    return readLevels(part, nValues, max);
  };
  const repetitions = nextLevels(maxRepetition, repetitionEncoding);
  const present = presentOf(nextLevels(maxDefinition, definitionEncoding), nValues, maxDefinition);
  const encoding = encodingOf(header.field_2);
  return { isDictionary: false, encoding, nValues, repetitions, ...present, bytes: bytes.subarray(at) };
}

/** The levels come first, never compressed. */
function readDataPageV2(
  header: NonNullable<Header['field_8']>,
  { packed, codec, size, node }: { packed: Uint8Array; codec: string; size: number; node: SchemaNode },
): Page {
  const { field_1: nValues, field_5: nDefinitionBytes, field_6: nRepetitionBytes } = header;
  const { maxDefinition, maxRepetition } = node;
  const start = nDefinitionBytes + nRepetitionBytes;
  const repetitionBytes = levelBytes(packed, 0, nRepetitionBytes);
  const definitionBytes = levelBytes(packed, nRepetitionBytes, nDefinitionBytes);
  if (start > size) throw new RangeError('levels lie outside of their page');
  const repetitions = maxRepetition === 0 ? null : readLevels(repetitionBytes, nValues, maxRepetition);
  const hasLevels = maxDefinition > 0 && nDefinitionBytes > 0;
  const levels = hasLevels ? readLevels(definitionBytes, nValues, maxDefinition) : null;
  const bytes = unpackPage(
    packed.subarray(start),
    header.field_7 === false ? 'UNCOMPRESSED' : codec,
    size - start,
  );
  const present = presentOf(levels, nValues, maxDefinition);
  return {
    isDictionary: false,
    encoding: encodingOf(header.field_4),
    nValues,
    repetitions,
    ...present,
    bytes,
  };
}

function levelBytes(bytes: Uint8Array, start: number, size: number): Uint8Array {
  if (!(size >= 0 && start + size <= bytes.length)) throw new RangeError('levels lie outside of their page');
  return bytes.subarray(start, start + size);
}

function readLevels(bytes: Uint8Array, nValues: number, max: number): Int32Array {
  const bitWidth = 32 - Math.clz32(max);
  const levels = decodeHybrid(bytes, { start: 0, end: bytes.length, bitWidth, count: nValues });
  for (let i = 0; i < nValues; i++) if (levels[i]! > max) throw new RangeError('a level is too large');
  return levels;
}

function presentOf(levels: Int32Array | null, nValues: number, max: number) {
  if (levels === null) return { levels, nPresent: nValues };
  let nPresent = 0;
  for (let i = 0; i < nValues; i++) if (levels[i] === max) nPresent++;
  return { levels: nPresent === nValues ? null : levels, nPresent };
}

function encodingOf(index: number): string {
  return Encodings[index] ?? `${index}`;
}
