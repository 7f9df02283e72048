import { hashedChunks } from '../hashing/hashed-chunks.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** What a manifest says of a file. */
export interface HashedFile {
  /** Lower-case hex, 64 digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Writes an object, and says what was written. */
export async function putHashed(
  store: Pick<ObjectStore, 'put'>,
  key: string,
  chunks: Iterable<Uint8Array>,
): Promise<HashedFile> {
  const hashed = hashedChunks(chunks);
  const { sizeBytes } = await store.put(key, hashed.chunks);
  return { sha256: hashed.digest(), sizeBytes };
}
