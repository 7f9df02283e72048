import { DataRefusedError } from '../errors.ts';
import type { TextEncoding } from './table-read.ts';

/** In text of one script every second byte of UTF-16 is the same, and zero for the letters of English. */
const MIN_ZERO_SHARE = 0.2;
const MIN_RATIO = 4;

/**
 * The encoding of a text by its byte order mark; UTF-8 where there is none.
 * @throws DataRefusedError for what looks like UTF-16 without one
 */
export function detectEncoding(head: Uint8Array, name: string): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros.map((count) => count / Math.max(1, head.length / 2)) as [number, number];
  if (odd >= MIN_ZERO_SHARE && odd >= MIN_RATIO * even) throw unmarkedError(name, 'utf-16le');
  if (even >= MIN_ZERO_SHARE && even >= MIN_RATIO * odd) throw unmarkedError(name, 'utf-16be');
  return 'utf-8';
}

function unmarkedError(name: string, encoding: TextEncoding): DataRefusedError {
  return new DataRefusedError({
    where: name,
    found: `it looks like ${encoding.toUpperCase()} without a byte order mark`,
    allowed: 'UTF-8, or UTF-16 with a byte order mark',
    todo: `Set data.encoding: ${encoding}, or save the file as UTF-8`,
  });
}
