import { DataRefusedError } from '../errors.ts';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const tolerantDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const MAX_ARGUMENTS = 64;

/** The text of bytes known to be ASCII. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  // For a cell's few bytes this is several times faster than a decoder.
  return part.length <= MAX_ARGUMENTS ? String.fromCharCode(...part) : strictDecoder.decode(part);
}

/** The text of bytes that may be no UTF-8: what is not becomes U+FFFD. */
export function tolerantText(bytes: Uint8Array): string {
  return tolerantDecoder.decode(bytes);
}

/** Whether `bytes[start..end)` is UTF-8. O(length) */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let bits = 0;
  for (let at = start; at < end; at++) bits |= bytes[at]!;
  if (bits < 0x80) return true;
  try {
    strictDecoder.decode(bytes.subarray(start, end));
    return true;
  } catch {
    return false;
  }
}

/** A name in a header. @throws DataRefusedError when it is not UTF-8 */
export function decodeHeader(bytes: Uint8Array, where: string): string {
  if (isUtf8(bytes, 0, bytes.length)) return tolerantText(bytes);
  throw new DataRefusedError({
    where,
    found: 'the header is not valid UTF-8',
    allowed: 'UTF-8, with or without a byte order mark',
    todo: 'Save the file as UTF-8, or set data.encoding: latin1 where it comes from a program for Windows',
  });
}
