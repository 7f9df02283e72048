/**
 * Unpacks raw Snappy, as Parquet's pages are packed: https://github.com/google/snappy/blob/main/format_description.txt
 * O(unpacked). @throws RangeError for damaged bytes
 */
export function unpackSnappy(input: Uint8Array, size: number): Uint8Array {
  // A copy of 64 bytes takes three; nothing packs better.
  if (size > 32 * input.length + 64) throw new RangeError('snappy: the size is too large');
  const output = new Uint8Array(size);
  const end = input.length;
  let at = 0;
  while (at < end && input[at]! >= 0x80) at++;
  at++;
  let to = 0;
  while (at < end) {
    const tag = input[at++]!;
    const kind = tag & 3;
    if (kind === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const nBytes = length - 59;
        length = littleEndian(input, at, nBytes);
        at += nBytes;
      }
      length++;
      if (at + length > end || to + length > size) throw new RangeError('snappy: a literal is too long');
      copyLiteral(input, at, output, to, length);
      at += length;
      to += length;
      continue;
    }
    const nBytes = kind === 3 ? 4 : kind;
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const low = littleEndian(input, at, nBytes);
    const distance = kind === 1 ? low | ((tag >> 5) << 8) : low;
    at += nBytes;
    copyBack(output, to, distance, length);
    to += length;
  }
  if (at !== end || to !== size) throw new RangeError('snappy: the end is missing');
  return output;
}

function littleEndian(input: Uint8Array, at: number, nBytes: number): number {
  let value = 0;
  for (let i = nBytes - 1; i >= 0; i--) value = value * 256 + input[at + i]!;
  return value;
}

/** For a few bytes a loop is faster than a call. */
export function copyLiteral(
  input: Uint8Array,
  from: number,
  output: Uint8Array,
  to: number,
  length: number,
): void {
  if (length > 32) output.set(input.subarray(from, from + length), to);
  else for (let i = 0; i < length; i++) output[to + i] = input[from + i]!;
}

/** Repeats `length` bytes from `distance` before; they may overlap. */
export function copyBack(output: Uint8Array, to: number, distance: number, length: number): void {
  if (!(distance > 0 && distance <= to && to + length <= output.length))
    throw new RangeError('a copy reaches out of the bytes');
  if (length > 32 && distance >= length) output.copyWithin(to, to - distance, to - distance + length);
  else for (let i = 0; i < length; i++) output[to + i] = output[to - distance + i]!;
}
