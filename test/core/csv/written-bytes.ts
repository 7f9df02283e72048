/** What a writer of one cell has written: it answers where the cell ends. */
export function writtenText(write: (bytes: Uint8Array, at: number) => number): string {
  const bytes = new Uint8Array(512).fill(0x23);
  const end = write(bytes, 3);
  // Nothing before its place.
  return (
    new TextDecoder().decode(bytes.subarray(3, end)) + (bytes[2] === 0x23 ? '' : ' written before its place')
  );
}
