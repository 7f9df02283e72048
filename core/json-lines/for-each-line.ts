import { DataRefusedError } from '../errors.ts';
import { inPieces } from '../in-pieces.ts';
import { DEFAULT_MAX_ROW_BYTES, type ReadOptions } from '../input/table-read.ts';
import { joinBytes } from '../join-bytes.ts';

/** `isValid`: whether the bytes are UTF-8; if not, U+FFFD stands in the text for those that are not. */
export type OnLine = (text: string, line: number, isValid: boolean) => void;

const LF = 0x0a;
/** A chunk can be longer than a string may be. */
const PIECE_BYTES = 1 << 20;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Calls back for each line of a text in UTF-8, without its LF, numbered from 1; where the chunks are cut makes no difference. A byte
 * order mark is left out. O(bytes)
 * @throws DataRefusedError for a line longer than `maxRowBytes`
 */
export async function forEachLine(
  source: AsyncIterable<Uint8Array>,
  { name, maxRowBytes = DEFAULT_MAX_ROW_BYTES }: Pick<ReadOptions, 'name' | 'maxRowBytes'>,
  onLine: OnLine,
): Promise<void> {
  let line = 1;
  let started: Uint8Array[] = [];
  let nStarted = 0;
  const take = (bytes: Uint8Array) => {
    line = splitLines(line === 1 ? withoutMark(bytes) : bytes, line, onLine);
  };
  const refuseLongLine = (nBytes: number) => {
    if (nBytes > maxRowBytes) throw lineTooLongError(name, line, maxRowBytes);
  };
  // No piece is longer than a line may be: only lines that begin in an earlier piece can be too long.
  for await (const chunk of inPieces(source, Math.min(PIECE_BYTES, maxRowBytes))) {
    const end = chunk.lastIndexOf(LF);
    if (end !== -1) {
      // Only the line that was begun before is copied, not the whole chunk.
      const first = chunk.indexOf(LF);
      refuseLongLine(nStarted + first);
      if (nStarted > 0) take(joinBytes([...started, chunk.subarray(0, first)]));
      if (nStarted === 0) take(chunk.subarray(0, end));
      else if (end > first) take(chunk.subarray(first + 1, end));
      started = [];
      nStarted = 0;
    }
    const rest = chunk.subarray(end + 1);
    if (rest.length > 0) started.push(rest.slice());
    nStarted += rest.length;
    refuseLongLine(nStarted);
  }
  if (nStarted > 0) take(joinBytes(started));
}

/** Returns the number of the next line. The last line of the bytes ends with them. */
function splitLines(bytes: Uint8Array, firstLine: number, onLine: OnLine): number {
  let line = firstLine;
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return splitInvalid(bytes, firstLine, onLine);
  }
  for (let start = 0; ; line++) {
    const end = text.indexOf('\n', start);
    onLine(text.slice(start, end === -1 ? undefined : end), line, true);
    if (end === -1) return line + 1;
    start = end + 1;
  }
}

/** The same where some line is not UTF-8. */
function splitInvalid(bytes: Uint8Array, firstLine: number, onLine: OnLine): number {
  let line = firstLine;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(LF, start);
    const part = bytes.subarray(start, end === -1 ? undefined : end);
    const text = lenient.decode(part);
    onLine(text, line, isUtf8(part));
    if (end === -1) return line + 1;
    start = end + 1;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function lineTooLongError(name: string, line: number, maxRowBytes: number): DataRefusedError {
  return new DataRefusedError({
    where: `${name}:${line}`,
    found: `the line that starts here has not ended after ${maxRowBytes} bytes`,
    allowed: 'one object a line, and shorter lines',
    todo: "Write one object a line: jq -c '.[]' for an array, jq -c . for objects over several lines",
  });
}
