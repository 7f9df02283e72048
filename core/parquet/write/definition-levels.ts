import { bitPackedRun, repeatedBit } from './bit-packed.ts';

/**
 * Which values are there, as a data page begins: the length in bytes, then a bit a value, as one run where all are there or
 * all are missing. `isPresent` holds 1 or 0 a value. O(n)
 */
export function definitionLevels(isPresent: Uint8Array, nPresent: number): Uint8Array {
  const n = isPresent.length;
  if (nPresent === n) return allDefined(n);
  return withLength(nPresent === 0 ? repeatedBit(0, n) : bitPackedRun(isPresent, 1));
}

/** The same of n values that are all there. O(1) */
export function allDefined(n: number): Uint8Array {
  return withLength(repeatedBit(1, n));
}

function withLength(levels: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + levels.length);
  new DataView(bytes.buffer).setUint32(0, levels.length, true);
  bytes.set(levels, 4);
  return bytes;
}
