import { NotFoundError } from '../../core/errors.ts';
import type { ObjectBody, ObjectInfo, ObjectStore, WrittenObject } from '../../core/ports/object-store.ts';

const GONE = 0xee;

interface Stored {
  readonly body: Uint8Array;
  readonly info: ObjectInfo;
}

export interface MemoryObjectStore extends ObjectStore {
  /** Every object as text, by key, ascending. */
  contents(prefix?: string): Record<string, string>;
  /** Writes since the store was made, refused ones not counted. */
  nWrites(): number;
}

/** An object store in memory, for tests. A version is the number of the write that made it. */
export function memoryObjectStore(): MemoryObjectStore {
  const objects = new Map<string, Stored>();
  let nWrites = 0;

  const find = (key: string): Stored => {
    const stored = objects.get(key);
    if (stored === undefined) throw new NotFoundError({ where: key, found: 'no such object' });
    return stored;
  };
  const write = (key: string, body: Uint8Array): WrittenObject => {
    nWrites++;
    const bytes = new Uint8Array(body); // a slice of a Buffer would be a view
    const written = { key, version: `w${nWrites}`, sizeBytes: bytes.length };
    objects.set(key, { body: bytes, info: { ...written, modifiedAtMs: nWrites } });
    return written;
  };
  const keysWith = (prefix: string) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();

  return {
    get: async (key) => find(key).body.slice(),
    async *open(key, version) {
      const { body, info } = find(key);
      if (version !== undefined && version !== info.version) {
        throw new NotFoundError({ where: key, found: `no version ${version}` });
      }
      // Cut anywhere: whoever reads must not rely on where. And each is gone as soon as the contract allows.
      const third = Math.ceil(body.length / 3);
      const chunks = [0, 1, 2].map((n) => body.slice(n * third, (n + 1) * third));
      for (const [n, chunk] of chunks.entries()) {
        chunks[n - 2]?.fill(GONE);
        yield chunk;
      }
      chunks[1]!.fill(GONE);
    },
    head: async (key) => objects.get(key)?.info,
    put: async (key, body) => write(key, await bytesOf(body)),
    async putIfAbsent(key, body) {
      const bytes = await bytesOf(body);
      if (objects.has(key)) return false;
      write(key, bytes);
      return true;
    },
    async *list(prefix) {
      for (const key of keysWith(prefix)) yield find(key).info;
    },
    contents: (prefix = '') =>
      Object.fromEntries(keysWith(prefix).map((key) => [key, new TextDecoder().decode(find(key).body)])),
    nWrites: () => nWrites,
  };
}

async function bytesOf(body: ObjectBody): Promise<Uint8Array> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk.slice());
  return Uint8Array.from(Buffer.concat(chunks));
}
