import { CR, LF, NUL, SUB } from './ascii.ts';

/**
 * The bytes that have arrived and are not consumed: `bytes[start..end)`. `bytes[end]` is always NUL, so that
 * loops over digits or text stop there without comparing positions, and a word may be read across the end.
 */
export interface ByteWindow {
  bytes: Uint8Array;
  /** Of the same bytes: reads four of them at once, wherever they begin. */
  view: DataView;
  start: number;
  end: number;
  /** How many chunks were added: the bytes are others, or elsewhere, after each. */
  nChunks: number;
  /** Whether the last bytes of the file are here. Then the last one is a line end that the file may not have. */
  isFinal: boolean;
}

const INITIAL_CAPACITY = 1 << 16;
/** A closing line end, the NUL, and the words that a number's first sixteen bytes are read by. */
const ROOM_AFTER_END = 32;

export function createByteWindow(): ByteWindow {
  const bytes = new Uint8Array(INITIAL_CAPACITY);
  return { bytes, view: new DataView(bytes.buffer), start: 0, end: 0, nChunks: 0, isFinal: false };
}

/** Adds a chunk after moving what is left to the front. Amortised O(chunk) when little is left. */
export function appendChunk(window: ByteWindow, chunk: Uint8Array): void {
  const nLeft = window.end - window.start;
  const needed = nLeft + chunk.length + ROOM_AFTER_END;
  if (needed > window.bytes.length) {
    const grown = new Uint8Array(Math.max(needed, window.bytes.length * 2));
    grown.set(window.bytes.subarray(window.start, window.end));
    window.bytes = grown;
    window.view = new DataView(grown.buffer);
  } else if (window.start > 0) {
    window.bytes.copyWithin(0, window.start, window.end);
  }
  window.bytes.set(chunk, nLeft);
  window.start = 0;
  window.nChunks++;
  window.end = nLeft + chunk.length;
  window.bytes[window.end] = NUL;
}

/**
 * Ends the last line, whether or not the file did: a blank line more is skipped anyway. A Ctrl-Z alone on the last line
 * is the end mark of an old system, and no row.
 */
export function appendFinalLineEnd(window: ByteWindow): void {
  const { bytes, start, end } = window;
  const isLineEnd = (byte: number | undefined) => byte === LF || byte === CR;
  if (end > start && bytes[end - 1] === SUB && (end - 1 === start || isLineEnd(bytes[end - 2]))) window.end--;
  appendChunk(window, Uint8Array.of(LF));
  window.isFinal = true;
}
