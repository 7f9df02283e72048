/** Copies of chunks, each made as late as their contract allows: when the one behind it has come. */
export function readLate(chunks: Iterable<Uint8Array>): Uint8Array[] {
  const copies: Uint8Array[] = [];
  let last: Uint8Array | undefined;
  for (const chunk of chunks) {
    if (last !== undefined) copies.push(new Uint8Array(last));
    last = chunk;
  }
  if (last !== undefined) copies.push(new Uint8Array(last));
  return copies;
}
