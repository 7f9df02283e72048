/**
 * Chunks of bytes on their way from a worker to its parent, in a few places of shared memory that are used in turns. The worker
 * waits for a free place; the parent is told by messages, since it may not wait.
 */
export interface ChunkRing {
  readonly bytes: SharedArrayBuffer;
  /** One number: how many chunks are free again. */
  readonly nFreed: SharedArrayBuffer;
}

const PLACE_BYTES = 1 << 20;
/** One is read, the one before may still be written to its file; the others are filled while the parent does something else. */
const N_PLACES = 4;

export function createChunkRing(): ChunkRing {
  return { bytes: new SharedArrayBuffer(N_PLACES * PLACE_BYTES), nFreed: new SharedArrayBuffer(4) };
}

/** In the worker: hands the chunks on, each told by its length, the end by null. */
export function putChunks(
  ring: ChunkRing,
  chunks: Iterable<Uint8Array>,
  tell: (length: number | null) => void,
): void {
  const nFreed = new Int32Array(ring.nFreed);
  let nPut = 0;
  let place = placeOf(ring, 0);
  let filled = 0;
  const hand = () => {
    tell(filled);
    nPut++;
    for (;;) {
      const freed = Atomics.load(nFreed, 0);
      if (nPut - freed < N_PLACES) break;
      Atomics.wait(nFreed, 0, freed);
    }
    place = placeOf(ring, nPut);
    filled = 0;
  };
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const taken = chunk.subarray(at, at + PLACE_BYTES - filled);
      place.set(taken, filled);
      at += taken.length;
      filled += taken.length;
      if (filled === PLACE_BYTES) hand();
    }
  }
  if (filled > 0) tell(filled);
  tell(null);
}

/** In the parent: a chunk stays as it is until the one behind the next is asked for. */
export async function* takeChunks(
  ring: ChunkRing,
  nextLength: () => Promise<number | null>,
): AsyncGenerator<Uint8Array> {
  const nFreed = new Int32Array(ring.nFreed);
  for (let n = 0; ; n++) {
    const length = await nextLength();
    if (length === null) return;
    yield placeOf(ring, n).subarray(0, length);
    if (n === 0) continue;
    Atomics.add(nFreed, 0, 1);
    Atomics.notify(nFreed, 0);
  }
}

function placeOf({ bytes }: ChunkRing, n: number): Uint8Array {
  return new Uint8Array(bytes, (n % N_PLACES) * PLACE_BYTES, PLACE_BYTES);
}
