import { joinBytes } from '../join-bytes.ts';
import { CR, LF, SUB } from './ascii.ts';
import { tolerantText } from './decode-text.ts';

interface WantedRows {
  /** On which the wanted rows start, ascending. */
  readonly wanted: readonly number[];
  /** On which any row starts, ascending; the wanted ones are among them. */
  readonly starts: Int32Array;
  /** No row is longer. */
  readonly maxRowBytes: number;
}

/**
 * Rows of a file in UTF-8 as they stand in it, without their line end, by the line on which they start: for rows of which it
 * turns out late that they are wanted. A row goes on until another starts, but for blank lines. O(bytes); holds the wanted rows.
 */
export async function rowTexts(
  source: AsyncIterable<Uint8Array>,
  { wanted, starts, maxRowBytes }: WantedRows,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  const spans = spansOf(wanted, starts);
  let nTaken = 0;
  let line = 1;
  let before = 0;
  let parts: Uint8Array[] = [];
  let nBytes = 0;
  const keep = (part: Uint8Array) => {
    // What follows the longest row is blank.
    if (nBytes <= maxRowBytes) parts.push(part.slice());
    nBytes += part.length;
  };
  const finish = () => {
    texts.set(spans[nTaken++]!.from, tolerantText(withoutLineEnds(joinBytes(parts))));
    parts = [];
    nBytes = 0;
  };
  for await (const chunk of source) {
    let start = 0;
    for (let at = 0; at < chunk.length && nTaken < spans.length; at++) {
      const byte = chunk[at]!;
      const isFirst = before === LF || (before === CR && byte !== LF);
      before = byte;
      if (!isFirst) continue;
      line++;
      if (line === spans[nTaken]!.to) {
        keep(chunk.subarray(start, at));
        finish();
      }
      if (line === spans[nTaken]?.from) start = at;
    }
    if (nTaken < spans.length && line >= spans[nTaken]!.from) keep(chunk.subarray(start));
  }
  if (nTaken < spans.length) finish();
  return texts;
}

/** Without blank lines behind, and the line of the Ctrl-Z that ends a file of an old system. In quotes a row ends with a quote. */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  const end = trimmedEnd(bytes, bytes.length);
  const isMark = bytes[end - 1] === SUB && trimmedEnd(bytes, end - 1) < end - 1;
  return bytes.subarray(0, isMark ? trimmedEnd(bytes, end - 1) : end);
}

function trimmedEnd(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && (bytes[at - 1] === LF || bytes[at - 1] === CR)) at--;
  return at;
}

/** The lines of each wanted row, and that on which the next row of the file starts. */
function spansOf(wanted: readonly number[], starts: Int32Array): { from: number; to: number }[] {
  let at = 0;
  return wanted.map((from) => {
    while (starts[at] !== from) at++;
    return { from, to: starts[at + 1] ?? Number.POSITIVE_INFINITY };
  });
}
