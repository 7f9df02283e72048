import { CR, LF } from './ascii.ts';
import type { ByteWindow } from './byte-window.ts';

/** How often a line of the table ended with each. */
export interface LineEndCounts {
  lf: number;
  crlf: number;
  cr: number;
}

/** The bytes of the line end at `at`; 0 when the next byte must arrive first. LF, CRLF and CR end a line. */
export function lineEndLength({ bytes, end }: ByteWindow, at: number): number {
  if (bytes[at] === LF) return 1;
  if (at + 1 >= end) return 0;
  return bytes[at + 1] === LF ? 2 : 1;
}

/** Counts the line end of `length` at `at`, but for one that the file does not have. */
export function countLineEnd(
  counts: LineEndCounts,
  { bytes, end, isFinal }: ByteWindow,
  { at, length }: { at: number; length: number },
): void {
  const isAdded = isFinal && at + length === end;
  if (bytes[at] === LF) counts.lf += isAdded ? 0 : 1;
  else if (length === 2 && !isAdded) counts.crlf++;
  else counts.cr++;
}

/** The position of the first line end in `bytes[start..end)`, quoted or not, or -1. */
export function findLineEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === LF || bytes[at] === CR) return at;
  return -1;
}
