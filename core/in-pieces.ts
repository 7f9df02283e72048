/** The same bytes in chunks of at most `nBytes`: views of those of the source. O(1) a chunk */
export async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  nBytes: number,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (chunk.length <= nBytes) yield chunk;
    else for (let at = 0; at < chunk.length; at += nBytes) yield chunk.subarray(at, at + nBytes);
  }
}
