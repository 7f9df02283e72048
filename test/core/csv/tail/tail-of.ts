import { readTail } from '../../../../core/csv/tail/read-tail.ts';
import type { TailReader, TailRows } from '../../../../core/csv/tail/tail-reader.ts';

/** Reads the end of the bytes here and now; `nRead` counts the tails that could be read. */
export function tailOf(
  bytes: Uint8Array,
  placeFor: TailReader['placeFor'],
  chunkBytes = 1 << 18,
): TailReader & { nRead: number } {
  const tail = {
    nRead: 0,
    placeFor,
    read: (order: Parameters<TailReader['read']>[0]) => {
      let start: number | null = null;
      let rows: TailRows | null = null;
      let failure: unknown;
      try {
        rows = readTail(order, chunksFrom(bytes, order.from - 1, chunkBytes), (found) => {
          start = found;
        });
      } catch (error) {
        failure = error;
      }
      if (rows !== null) tail.nRead++;
      const answer = failure === undefined ? Promise.resolve(rows) : Promise.reject(failure);
      answer.catch(() => {});
      return { start: Promise.resolve(start), rows: answer };
    },
  };
  return tail;
}

/** Each into the memory of the one before. */
function* chunksFrom(bytes: Uint8Array, from: number, chunkBytes: number): Generator<Uint8Array> {
  const place = new Uint8Array(chunkBytes);
  for (let at = from; at < bytes.length; at += chunkBytes) {
    const part = bytes.subarray(at, at + chunkBytes);
    place.set(part);
    yield place.subarray(0, part.length);
  }
}
