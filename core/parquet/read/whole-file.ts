/** All bytes of a source in one piece: the end of a Parquet file says where the rest is. */
export async function wholeFile(source: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(new Uint8Array(chunk));
    length += chunk.length;
  }
  const file = new Uint8Array(length);
  let at = 0;
  while (chunks.length > 0) {
    const chunk = chunks.shift()!;
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
