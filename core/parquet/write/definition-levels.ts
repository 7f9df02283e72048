import { bitPackedRun, repeatedBit } from './bit-packed.ts';

/**
 * Which values are there, as a data page begins: the length in bytes, then a bit a value, as one run where all are there or
 * all are missing. `isPresent` holds 1 or 0 a value. O(n)
 */
export function definitionLevels(isPresent: Uint8Array, nPresent: number): Uint8Array {
  const n = isPresent.length;
  const levels =
    nPresent === n || nPresent === 0 ? repeatedBit(nPresent === n ? 1 : 0, n) : bitPackedRun(isPresent, 1);
  const bytes = new Uint8Array(4 + levels.length);
  new DataView(bytes.buffer).setUint32(0, levels.length, true);
  bytes.set(levels, 4);
  return bytes;
}
