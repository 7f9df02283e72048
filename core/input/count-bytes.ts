import { sha256Stream } from '../hashing/sha256.ts';

/** What is known of bytes once all of them have passed. */
export interface CountedBytes {
  /** Hex SHA-256; '' until then. */
  digest: string;
  sizeBytes: number;
}

/** Bytes that are counted and hashed as they pass. */
export function countBytes(source: AsyncIterable<Uint8Array>): {
  readonly stored: Readonly<CountedBytes>;
  readonly bytes: AsyncIterable<Uint8Array>;
} {
  const hash = sha256Stream();
  const stored: CountedBytes = { digest: '', sizeBytes: 0 };
  async function* bytes() {
    for await (const chunk of source) {
      hash.update(chunk);
      stored.sizeBytes += chunk.length;
      yield chunk;
    }
    stored.digest = hash.digest();
  }
  return { stored, bytes: bytes() };
}
