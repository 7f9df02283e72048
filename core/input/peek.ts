import { joinBytes } from '../join-bytes.ts';

/** The beginning of a source, and the source as if nothing had been read of it. */
export interface Peeked {
  /** Exactly the first bytes, however the source is cut into chunks: `nBytes` of them, or all. */
  readonly head: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Gives the source up without reading it. */
  close(): Promise<void>;
}

/** Reads the first `nBytes`. Whoever does not iterate `bytes` must call `close`. */
export async function peek(source: AsyncIterable<Uint8Array>, nBytes: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let done = false;
  while (length < nBytes && !done) {
    const next = await iterator.next();
    if (next.done === true) done = true;
    else {
      length += next.value.length;
      // A source may use its memory again: what is followed by more is copied, and so is the head, which is kept.
      chunks.push(length < nBytes ? new Uint8Array(next.value) : next.value);
    }
  }
  const close = async () => {
    if (!done) await iterator.return?.();
    done = true;
  };
  async function* bytes() {
    try {
      yield* chunks;
      while (!done) {
        const next = await iterator.next();
        if (next.done === true) done = true;
        else yield next.value;
      }
    } finally {
      await close();
    }
  }
  const whole = chunks.length === 1 ? chunks[0]! : joinBytes(chunks);
  return { head: new Uint8Array(whole.subarray(0, nBytes)), bytes: bytes(), close };
}
