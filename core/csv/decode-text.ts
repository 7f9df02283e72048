import { DataRefusedError } from '../errors.ts';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const MAX_ARGUMENTS = 64;

/** The text of bytes known to be ASCII. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  const part = bytes.subarray(start, end);
  // For a cell's few bytes this is several times faster than a decoder.
  return part.length <= MAX_ARGUMENTS ? String.fromCharCode(...part) : strictDecoder.decode(part);
}

/** @throws DataRefusedError when the bytes are not UTF-8; `where` names the file and the line. */
export function decodeUtf8(bytes: Uint8Array, where: string): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    throw new DataRefusedError(
      {
        where,
        found: 'a text is not valid UTF-8',
        allowed: 'UTF-8, with or without a byte order mark',
        todo: 'Save the file as UTF-8 and upload it again',
      },
      { cause },
    );
  }
}
