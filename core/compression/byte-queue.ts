import { joinBytes } from '../join-bytes.ts';
/** The bytes of a source, taken in pieces of one's own. */
export interface ByteQueue {
  /** What has arrived and was not taken; empty only at the end of the source, after `more()`. */
  bytes: Uint8Array;
  /** How many bytes were taken. */
  position: number;
  /** Waits until there are at least `nBytes`; false where the source ends before. */
  has(nBytes: number): Promise<boolean>;
  take(nBytes: number): Uint8Array;
  close(): Promise<void>;
}

export function createByteQueue(source: AsyncIterable<Uint8Array>): ByteQueue {
  const iterator = source[Symbol.asyncIterator]();
  let done = false;
  const queue: ByteQueue = {
    bytes: new Uint8Array(0),
    position: 0,
    async has(nBytes) {
      while (queue.bytes.length < nBytes && !done) {
        const next = await iterator.next();
        if (next.done === true) done = true;
        else if (queue.bytes.length === 0) queue.bytes = next.value;
        else queue.bytes = joinBytes([queue.bytes, next.value]);
      }
      return queue.bytes.length >= nBytes;
    },
    take(nBytes) {
      const taken = queue.bytes.subarray(0, nBytes);
      queue.bytes = queue.bytes.subarray(nBytes);
      queue.position += nBytes;
      return taken;
    },
    async close() {
      if (!done) await iterator.return?.();
    },
  };
  return queue;
}
