/**
 * Decodes `count` whole numbers of `bitWidth` bits in the hybrid of runs and bit-packed groups in which Parquet holds levels and places in
 * a dictionary, from `bytes[start..end)`: https://parquet.apache.org/docs/file-format/data-pages/encodings (RLE)
 * O(count). @throws RangeError where the bytes end before
 */
export function decodeHybrid(
  bytes: Uint8Array,
  { start, end, bitWidth, count }: { start: number; end: number; bitWidth: number; count: number },
): Int32Array {
  if (bitWidth > 32) throw new RangeError('hybrid: too many bits');
  const output = new Int32Array(count);
  const nRunBytes = (bitWidth + 7) >> 3;
  let at = start;
  let n = 0;
  while (n < count) {
    let header = 0;
    let byte = 0x80;
    for (let shift = 0; byte >= 0x80; shift += 7) {
      if (at >= end || shift > 28) throw new RangeError('hybrid: a run has no length');
      byte = bytes[at++]!;
      header |= (byte & 0x7f) << shift;
    }
    const length = header >>> 1;
    if (header & 1) {
      const nValues = Math.min(length * 8, count - n);
      // Some writers leave the last group short.
      if (at + Math.ceil((nValues * bitWidth) / 8) > end) throw new RangeError('hybrid: a group is cut off');
      unpackBits(bytes, at, bitWidth, output, n, nValues);
      at += length * bitWidth;
      n += nValues;
    } else {
      if (at + nRunBytes > end) throw new RangeError('hybrid: a run is cut off');
      let value = 0;
      for (let i = 0; i < nRunBytes; i++) value |= bytes[at++]! << (8 * i);
      const nValues = Math.min(length, count - n);
      output.fill(value, n, n + nValues);
      n += nValues;
    }
  }
  return output;
}

/** Values of `bitWidth` bits, the lowest bits first. */
function unpackBits(
  bytes: Uint8Array,
  start: number,
  bitWidth: number,
  output: Int32Array,
  from: number,
  count: number,
): void {
  const mask = bitWidth === 32 ? -1 : (1 << bitWidth) - 1;
  let bit = start * 8;
  for (let i = from; i < from + count; i++, bit += bitWidth) {
    const at = Math.floor(bit / 8);
    const shift = bit % 8;
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    let value = word >>> shift;
    if (shift + bitWidth > 32) value |= bytes[at + 4]! << (32 - shift);
    output[i] = value & mask;
  }
}
