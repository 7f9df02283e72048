import { sha256Stream } from '../hashing/sha256.ts';

/** Bytes that are counted and hashed as they pass. */
export function countBytes(source: AsyncIterable<Uint8Array>) {
  const hash = sha256Stream();
  const stored = { digest: () => hash.digest(), sizeBytes: 0 };
  async function* bytes() {
    for await (const chunk of source) {
      hash.update(chunk);
      stored.sizeBytes += chunk.length;
      yield chunk;
    }
  }
  return { stored, bytes: bytes() };
}
