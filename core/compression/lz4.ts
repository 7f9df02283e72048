import { copyBack, copyLiteral } from './snappy.ts';

const MIN_MATCH = 4;

/**
 * Unpacks one raw block of LZ4: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
 * O(unpacked). @throws RangeError for damaged bytes
 */
export function unpackLz4(input: Uint8Array, size: number): Uint8Array {
  if (size > 256 * input.length + 64) throw new RangeError('lz4: the size is too large');
  const output = new Uint8Array(size);
  const end = input.length;
  let at = 0;
  let to = 0;
  // A length of 15 goes on in the next bytes, up to one below 255.
  const longer = (length: number) => {
    let whole = length;
    if (length === 15)
      for (let byte = 255; byte === 255 && at < end; at++) {
        byte = input[at]!;
        whole += byte;
      }
    return whole;
  };
  while (at < end) {
    const token = input[at++]!;
    const nLiterals = longer(token >> 4);
    if (at + nLiterals > end || to + nLiterals > size) throw new RangeError('lz4: a literal is too long');
    copyLiteral(input, at, output, to, nLiterals);
    at += nLiterals;
    to += nLiterals;
    if (at === end) break;
    if (at + 2 > end) throw new RangeError('lz4: the end is missing');
    const distance = input[at]! | (input[at + 1]! << 8);
    at += 2;
    const length = longer(token & 15) + MIN_MATCH;
    copyBack(output, to, distance, length);
    to += length;
  }
  if (to !== size) throw new RangeError('lz4: the end is missing');
  return output;
}

/**
 * The codec that Parquet called LZ4 first: blocks framed as Hadoop does, each after its two sizes as big-endian numbers, or, by
 * some writers, one raw block.
 */
export function unpackHadoopLz4(input: Uint8Array, size: number): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const parts: Uint8Array[] = [];
  let nUnpacked = 0;
  let at = 0;
  while (at + 8 <= input.length) {
    const unpackedSize = view.getUint32(at);
    const packedSize = view.getUint32(at + 4);
    if (at + 8 + packedSize > input.length || nUnpacked + unpackedSize > size) return unpackLz4(input, size);
    parts.push(unpackLz4(input.subarray(at + 8, at + 8 + packedSize), unpackedSize));
    nUnpacked += unpackedSize;
    at += 8 + packedSize;
  }
  if (at !== input.length || nUnpacked !== size) return unpackLz4(input, size);
  const output = new Uint8Array(size);
  let to = 0;
  for (const part of parts) {
    output.set(part, to);
    to += part.length;
  }
  return output;
}
