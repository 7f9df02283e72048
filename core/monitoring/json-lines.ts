const NEWLINE = 10;
/** Long enough that decoding is a few calls, short enough that two copies of it do not matter. */
const SLICE_BYTES = 1 << 20;

/** One line without its end; `text` is `null` where the bytes are not UTF-8. Lines count from 1. */
export interface Line {
  readonly line: number;
  readonly text: string | null;
}

/**
 * The lines of a JSON Lines file that are not blank. Ends may be LF or CRLF, the last line may lack one, a byte order mark
 * is skipped. O(bytes); decodes in slices that end at a line's end, so that a damaged line spoils only itself.
 */
export function* linesOf(bytes: Uint8Array, sliceBytes = SLICE_BYTES): Generator<Line> {
  let line = 1;
  for (let start = 0; start < bytes.length; ) {
    const end = sliceEnd(bytes, start + sliceBytes);
    const slice = bytes.subarray(start, end);
    for (const text of decodedLines(slice)) {
      if (text === null || text.trim() !== '') yield { line, text };
      line++;
    }
    start = end;
  }
}

function sliceEnd(bytes: Uint8Array, from: number): number {
  if (from >= bytes.length) return bytes.length;
  const newline = bytes.indexOf(NEWLINE, from);
  return newline === -1 ? bytes.length : newline + 1;
}

function* decodedLines(slice: Uint8Array): Generator<string | null> {
  const text = decode(slice);
  if (text === null) {
    yield* damagedLines(slice);
    return;
  }
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function* damagedLines(slice: Uint8Array): Generator<string | null> {
  for (let start = 0; start < slice.length; ) {
    const newline = slice.indexOf(NEWLINE, start);
    const end = newline === -1 ? slice.length : newline;
    yield decode(slice.subarray(start, end));
    start = end + 1;
  }
}

/** `null` where the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
