import { varint } from './thrift.ts';

/** `n` times the same value of one bit, as one run of Parquet's RLE/bit-packing hybrid. */
export function repeatedBit(bit: 0 | 1, n: number): Uint8Array {
  return Uint8Array.from([...varint(n * 2), bit]);
}

/**
 * Whole numbers of `width` bits, 1 to 24, as one bit-packed run of Parquet's RLE/bit-packing hybrid: the lowest bit first,
 * filled up with zeros to a multiple of eight values. O(n)
 */
export function bitPackedRun(values: Int32Array | Uint8Array, width: number): Uint8Array {
  const nGroups = Math.ceil(values.length / 8);
  const head = varint(nGroups * 2 + 1);
  const bytes = new Uint8Array(head.length + nGroups * width);
  bytes.set(head);
  packBits(bytes, head.length, values, width);
  return bytes;
}

/** As in a run, without its head: also how plain booleans are written. O(n) */
export function packBits(bytes: Uint8Array, start: number, values: Int32Array | Uint8Array, width: number): void {
  let at = start;
  let pending = 0;
  let nPending = 0;
  for (let i = 0; i < values.length; i++) {
    pending |= values[i]! << nPending;
    nPending += width;
    while (nPending >= 8) {
      bytes[at++] = pending & 0xff;
      pending >>>= 8;
      nPending -= 8;
    }
  }
  if (nPending > 0) bytes[at] = pending;
}

/** Bits that hold the numbers from 0 to `n - 1`; at least one, since not every reader takes none. */
export function bitWidthFor(n: number): number {
  return Math.max(1, 32 - Math.clz32(n - 1));
}
