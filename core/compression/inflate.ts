import { inflateRawSync } from 'node:zlib';

/** Bytes of our own, deflated when they were built: no bound is needed for what comes out. */
export function inflate(input: Uint8Array): Uint8Array {
  return inflateRawSync(input);
}
