import { sha256Stream } from './sha256.ts';

/** Passes chunks on, and takes the SHA-256 of what has passed. */
export function hashedChunks(chunks: Iterable<Uint8Array>): {
  readonly chunks: Iterable<Uint8Array>;
  readonly digest: () => string;
} {
  const hash = sha256Stream();
  function* passed() {
    for (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: passed(), digest: hash.digest };
}
