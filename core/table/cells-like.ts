/**
 * Room for `n` cells, zeros, in memory that other threads can read where the given cells are in such memory: a table is either
 * sent to another thread without being copied, or not.
 */
export function cellsLike<T extends Float64Array | Int32Array>(cells: T, n: number): T {
  const Cells = cells.constructor as {
    new (n: number): T;
    new (buffer: SharedArrayBuffer): T;
    readonly BYTES_PER_ELEMENT: number;
  };
  return isShared(cells) ? new Cells(new SharedArrayBuffer(n * Cells.BYTES_PER_ELEMENT)) : new Cells(n);
}

function isShared({ buffer }: Float64Array | Int32Array): boolean {
  return buffer instanceof SharedArrayBuffer;
}
