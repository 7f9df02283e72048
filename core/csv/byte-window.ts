import { LF, NUL, SUB } from './ascii.ts';

/**
 * The bytes that have arrived and are not consumed: `bytes[start..end)`. `bytes[end]` is always NUL, so that
 * loops over digits or text stop there without comparing positions.
 */
export interface ByteWindow {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const INITIAL_CAPACITY = 1 << 16;

export function createByteWindow(): ByteWindow {
  return { bytes: new Uint8Array(INITIAL_CAPACITY), start: 0, end: 0 };
}

/** Adds a chunk after moving what is left to the front. Amortised O(chunk) when little is left. */
export function appendChunk(window: ByteWindow, chunk: Uint8Array): void {
  const nLeft = window.end - window.start;
  const needed = nLeft + chunk.length + 2; // room for a closing line end and the NUL
  if (needed > window.bytes.length) {
    const grown = new Uint8Array(Math.max(needed, window.bytes.length * 2));
    grown.set(window.bytes.subarray(window.start, window.end));
    window.bytes = grown;
  } else if (window.start > 0) {
    window.bytes.copyWithin(0, window.start, window.end);
  }
  window.bytes.set(chunk, nLeft);
  window.start = 0;
  window.end = nLeft + chunk.length;
  window.bytes[window.end] = NUL;
}

/**
 * Ends the last line, whether or not the file did: a blank line more is skipped anyway. A Ctrl-Z alone on the last line
 * is the end mark of an old system, and no row.
 */
export function appendFinalLineEnd(window: ByteWindow): void {
  const { bytes, start, end } = window;
  if (end > start && bytes[end - 1] === SUB && (end - 1 === start || bytes[end - 2] === LF)) window.end--;
  appendChunk(window, Uint8Array.of(LF));
}
