/** Characters are made of so many bytes at a time: a call takes only so many arguments. */
const CHUNK = 8192;

/** Numbers as text without loss: their bytes as little-endian Float64, in base 64. O(n) */
export function float64Text(values: Float64Array): string {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i]!, true);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return btoa(pieces.join(''));
}

/** The numbers that `float64Text` wrote; undefined for a text that is not of so many numbers. O(n) */
export function float64FromText(text: string, n: number): Float64Array | undefined {
  // What is longer than it can be is not decoded first.
  if (text.length !== 4 * Math.ceil((8 * n) / 3) || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = atob(text);
  if (bytes.length !== 8 * n) return undefined;
  const raw = new Uint8Array(bytes.length);
  for (let i = 0; i < raw.length; i++) raw[i] = bytes.charCodeAt(i);
  const view = new DataView(raw.buffer);
  // Plain loops: `Float64Array.from` with a callback takes ten times as long.
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = view.getFloat64(8 * i, true);
  return values;
}
