import { type ByteCursor, decodeDelta, decodeSmallDelta, take } from './delta.ts';
import { decodeHybrid } from './hybrid.ts';

/**
 * Values one after the other, as the encoding PLAIN has them, but without lengths: those of one width stand close together, of the
 * others `bounds` says where each starts and ends.
 */
export interface PlainValues {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** `(2 * count,)`: start and end of each; null for values of one width. */
  readonly bounds: Int32Array | null;
}

/** Widths in bytes by physical type. BYTE_ARRAY has none, FIXED_LEN_BYTE_ARRAY one of its own. */
export const WIDTHS: { readonly [type: string]: number } = {
  BOOLEAN: 1,
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8,
};

/**
 * Decodes the values of a page that are not places in a dictionary. `width` is 0 for values of any length. Booleans are bytes.
 * O(bytes). @throws RangeError where the page is damaged or of an unknown encoding
 */
export function plainValues(
  bytes: Uint8Array,
  { encoding, type, width, count }: { encoding: string; type: string; width: number; count: number },
): PlainValues {
  const cursor: ByteCursor = { bytes, at: 0 };
  if (type === 'BOOLEAN') return { bytes: booleans(bytes, encoding, count), count, bounds: null };
  switch (encoding) {
    case 'PLAIN':
      if (width === 0) return lengthPrefixed(bytes, count);
      return { bytes: take(cursor, count * width), count, bounds: null };
    case 'BYTE_STREAM_SPLIT':
      return { bytes: unsplit(take(cursor, count * width), count, width), count, bounds: null };
    case 'DELTA_BINARY_PACKED': {
      const values = decodeDelta(cursor, count);
      const plain =
        type === 'INT32' ? Int32Array.from(values, (value) => Number(BigInt.asIntN(32, value))) : values;
      return { bytes: new Uint8Array(plain.buffer), count, bounds: null };
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return withLengths(bytes, decodeSmallDelta(cursor, count), cursor.at);
    case 'DELTA_BYTE_ARRAY':
      return width === 0 ? withPrefixes(cursor, count) : closeTogether(withPrefixes(cursor, count), width);
    default:
      throw new RangeError(`the encoding ${encoding} is not read for ${type}`);
  }
}

function booleans(bytes: Uint8Array, encoding: string, count: number): Uint8Array {
  if (encoding === 'RLE') {
    const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
    const end = Math.min(bytes.length, 4 + size);
    return Uint8Array.from(decodeHybrid(bytes, { start: 4, end, bitWidth: 1, count }));
  }
  if (encoding !== 'PLAIN') throw new RangeError(`the encoding ${encoding} is not read for BOOLEAN`);
  if (bytes.length * 8 < count) throw new RangeError('the page ends before its values');
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i++) values[i] = (bytes[i >> 3]! >> (i & 7)) & 1;
  return values;
}

function lengthPrefixed(bytes: Uint8Array, count: number): PlainValues {
  if (count * 4 > bytes.length) throw new RangeError('the page ends before its values');
  const bounds = new Int32Array(2 * count);
  let at = 0;
  for (let i = 0; i < 2 * count; i += 2) {
    const length = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    bounds[i] = at + 4;
    at += 4 + length;
    if (!(length >= 0 && at <= bytes.length)) throw new RangeError('a text lies outside of its page');
    bounds[i + 1] = at;
  }
  return { bytes, count, bounds };
}

function withLengths(bytes: Uint8Array, lengths: Int32Array, start: number): PlainValues {
  const bounds = new Int32Array(2 * lengths.length);
  let at = start;
  for (let i = 0; i < lengths.length; i++) {
    bounds[2 * i] = at;
    at += lengths[i]!;
    if (lengths[i]! < 0 || at > bytes.length) throw new RangeError('a text lies outside of its page');
    bounds[2 * i + 1] = at;
  }
  return { bytes, count: lengths.length, bounds };
}

/** Each value begins like the one before, and goes on with bytes of its own. */
function withPrefixes(cursor: ByteCursor, count: number): PlainValues {
  const prefixes = decodeSmallDelta(cursor, count);
  const suffixes = decodeSmallDelta(cursor, count);
  let size = 0;
  for (let i = 0; i < count; i++) size += prefixes[i]! + suffixes[i]!;
  const bytes = new Uint8Array(size);
  const bounds = new Int32Array(2 * count);
  let to = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const prefix = prefixes[i]!;
    if (!(prefix >= 0 && prefix <= to - before)) throw new RangeError('a text lies outside of its page');
    bytes.copyWithin(to, before, before + prefix);
    bytes.set(take(cursor, suffixes[i]!), to + prefix);
    before = to;
    bounds[2 * i] = to;
    to += prefix + suffixes[i]!;
    bounds[2 * i + 1] = to;
  }
  return { bytes, count, bounds };
}

function closeTogether({ bytes, bounds, count }: PlainValues, width: number): PlainValues {
  for (let i = 0; i < count; i++)
    if (bounds![2 * i + 1]! - bounds![2 * i]! !== width) throw new RangeError('a value has another width');
  return { bytes, count, bounds: null };
}

/** The first bytes of all values, then the second bytes… back to value after value. */
function unsplit(bytes: Uint8Array, count: number, width: number): Uint8Array {
  const values = new Uint8Array(count * width);
  for (let byte = 0; byte < width; byte++)
    for (let i = 0, from = byte * count, to = byte; i < count; i++, from++, to += width)
      values[to] = bytes[from]!;
  return values;
}
