import { inPieces } from '../in-pieces.ts';
import { joinBytes } from '../join-bytes.ts';
import type { TextEncoding } from './table-read.ts';

type Foreign = Exclude<TextEncoding, 'utf-8'>;

const LABELS = { 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be', latin1: 'windows-1252' } as const;
const REPLACEMENT = 0xfffd;
/** A chunk can be longer than a string may be. */
const PIECE_BYTES = 1 << 20;

/**
 * A text in another encoding as UTF-8, a chunk at a time; where the chunks are cut makes no difference. A byte order mark is left
 * out. What UTF-16 cannot mean (half of a surrogate pair, half a character at the end) becomes U+FFFD and is counted.
 * O(bytes)
 */
export async function* transcode(
  source: AsyncIterable<Uint8Array>,
  encoding: Foreign,
  notice: (text: string) => void,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(LABELS[encoding]);
  const encoder = new TextEncoder();
  const isWide = encoding !== 'latin1';
  let half: Uint8Array | null = null;
  let nReplaced = 0;
  for await (const chunk of inPieces(source, PIECE_BYTES)) {
    const arrived: Uint8Array = half === null ? chunk : joinBytes([half, chunk]);
    const nWhole = isWide ? arrived.length - (arrived.length % 2) : arrived.length;
    half = nWhole < arrived.length ? arrived.slice(nWhole) : null;
    const bytes = arrived.subarray(0, nWhole);
    const text = decoder.decode(bytes, { stream: true });
    if (isWide) nReplaced += countIn(text) - countUnits(bytes, encoding === 'utf-16le');
    if (text !== '') yield encoder.encode(text);
  }
  const rest = decoder.decode(half ?? new Uint8Array(0));
  nReplaced += isWide ? countIn(rest) : 0;
  if (rest !== '') yield encoder.encode(rest);
  if (nReplaced > 0)
    notice(`${nReplaced} ${nReplaced === 1 ? 'half character' : 'half characters'} of UTF-16 became U+FFFD.`);
}

function countIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** How many units of the bytes themselves are U+FFFD. */
function countUnits(bytes: Uint8Array, isLittle: boolean): number {
  const [first, second] = isLittle
    ? [REPLACEMENT & 0xff, REPLACEMENT >> 8]
    : [REPLACEMENT >> 8, REPLACEMENT & 0xff];
  let count = 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (at % 2 === 0 && bytes[at + 1] === second) count++;
  return count;
}
