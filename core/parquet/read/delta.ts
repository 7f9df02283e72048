/** Where encoded bytes are being read. */
export interface ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** The largest block that a writer plausibly makes; theirs have 128 values. */
const MAX_BLOCK = 1 << 20;

/**
 * Decodes DELTA_BINARY_PACKED, as the integers modulo 2^64: blocks of a smallest delta and what exceeds it, bit-packed.
 * https://parquet.apache.org/docs/file-format/data-pages/encodings. O(count). @throws RangeError for damaged bytes
 */
export function decodeDelta(cursor: ByteCursor, count: number): BigInt64Array {
  const blockSize = Number(readVarint(cursor));
  const nMiniblocks = Number(readVarint(cursor));
  const nValues = Number(readVarint(cursor));
  const size = blockSize / nMiniblocks;
  if (!(size > 0 && Number.isInteger(size) && size % 8 === 0 && blockSize <= MAX_BLOCK) || nValues !== count)
    throw new RangeError('delta: the header is damaged');
  const output = new BigInt64Array(count);
  let value = readZigzag(cursor);
  if (count > 0) output[0] = value;
  let n = 1;
  while (n < count) {
    const smallest = readZigzag(cursor);
    const widths = take(cursor, nMiniblocks);
    for (let block = 0; block < nMiniblocks && n < count; block++) {
      const bitWidth = widths[block]!;
      if (bitWidth > 64) throw new RangeError('delta: too many bits');
      const packed = take(cursor, (size * bitWidth) / 8);
      for (let i = 0; i < size && n < count; i++) {
        value = BigInt.asIntN(64, value + smallest + bitsAt(packed, i * bitWidth, bitWidth));
        output[n++] = value;
      }
    }
  }
  return output;
}

/** Decodes lengths or other small numbers, that fit an Int32. */
export function decodeSmallDelta(cursor: ByteCursor, count: number): Int32Array {
  return Int32Array.from(decodeDelta(cursor, count), Number);
}

/** @throws RangeError where the bytes end before */
export function take(cursor: ByteCursor, nBytes: number): Uint8Array {
  const { bytes, at } = cursor;
  if (!(nBytes >= 0 && at + nBytes <= bytes.length)) throw new RangeError('the page ends before its values');
  cursor.at += nBytes;
  return bytes.subarray(at, at + nBytes);
}

function bitsAt(packed: Uint8Array, bit: number, bitWidth: number): bigint {
  let low = 0;
  let scale = 1;
  let left = bitWidth;
  let at = bit >> 3;
  let shift = bit & 7;
  // Up to 53 bits as a double, which is several times faster than as a bigint.
  if (bitWidth <= 45) {
    while (left > 0) {
      const n = Math.min(8 - shift, left);
      low += ((packed[at++]! >> shift) & ((1 << n) - 1)) * scale;
      scale *= 2 ** n;
      left -= n;
      shift = 0;
    }
    return BigInt(low);
  }
  let value = 0n;
  for (let done = 0n; left > 0; ) {
    const n = Math.min(8 - shift, left);
    value |= BigInt((packed[at++]! >> shift) & ((1 << n) - 1)) << done;
    done += BigInt(n);
    left -= n;
    shift = 0;
  }
  return value;
}

function readVarint(cursor: ByteCursor): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = take(cursor, 1)[0]!;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  throw new RangeError('a number is too long');
}

function readZigzag(cursor: ByteCursor): bigint {
  const value = readVarint(cursor);
  return (value >> 1n) ^ -(value & 1n);
}
