import { bitPackedRun, bitWidthFor } from './bit-packed.ts';
import { definitionLevels } from './definition-levels.ts';
import { ENCODING, type Page } from './page.ts';

/** The texts of some rows. */
export interface Texts {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

const PAGE_BYTES = 1 << 20;
const MAX_BYTES_A_UNIT = 3;
const LENGTH_BYTES = 4;

const encoder = new TextEncoder();

/**
 * A dictionary of the levels that occur and their codes, or, where more than half of the texts are of their own, the texts
 * in pages of about 1 MB. O(n + levels)
 */
export function textPages(texts: Texts): Iterable<Page> {
  const { used, codes } = renumber(texts);
  return used.length * 2 <= codes.length ? dictionaryPages(used, codes) : plainPages(texts);
}

/** The levels that occur, by first occurrence, and the codes into them; -1 stays missing. */
function renumber({ codes, levels }: Texts): { used: string[]; codes: Int32Array } {
  const newCodes = new Int32Array(levels.length).fill(-1);
  const used: string[] = [];
  const renumbered = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === -1) {
      renumbered[i] = -1;
      continue;
    }
    let newCode = newCodes[code]!;
    if (newCode === -1) {
      newCode = used.length;
      newCodes[code] = newCode;
      used.push(levels[code]!);
    }
    renumbered[i] = newCode;
  }
  return { used, codes: renumbered };
}

function* dictionaryPages(used: readonly string[], codes: Int32Array): Generator<Page> {
  const dictionary = plainTexts(used);
  yield { kind: 'dictionary', encoding: ENCODING.plain, nValues: used.length, nMissing: 0, parts: [dictionary] };
  const { isPresent, present } = split(codes);
  const width = bitWidthFor(used.length);
  const parts = [
    definitionLevels(isPresent, present.length),
    Uint8Array.of(width),
    bitPackedRun(present, width),
  ];
  const nMissing = codes.length - present.length;
  yield { kind: 'data', encoding: ENCODING.rleDictionary, nValues: codes.length, nMissing, parts };
}

function* plainPages({ codes, levels }: Texts): Generator<Page> {
  for (let from = 0; from < codes.length; ) {
    let to = from;
    for (let size = 0; to < codes.length && size < PAGE_BYTES; to++)
      size += codes[to] === -1 ? 0 : levels[codes[to]!]!.length + LENGTH_BYTES;
    const { isPresent, present } = split(codes.subarray(from, to));
    const texts = plainTexts(Array.from(present, (code) => levels[code]!));
    const parts = [definitionLevels(isPresent, present.length), texts];
    const nValues = to - from;
    yield { kind: 'data', encoding: ENCODING.plain, nValues, nMissing: nValues - present.length, parts };
    from = to;
  }
}

function split(codes: Int32Array): { isPresent: Uint8Array; present: Int32Array } {
  const isPresent = new Uint8Array(codes.length);
  const present = new Int32Array(codes.length);
  let nPresent = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === -1) continue;
    isPresent[i] = 1;
    present[nPresent++] = code;
  }
  return { isPresent, present: present.subarray(0, nPresent) };
}

/** Each text in UTF-8 after its length in bytes. */
function plainTexts(texts: readonly string[]): Uint8Array {
  const most = texts.reduce((sum, { length }) => sum + LENGTH_BYTES + length * MAX_BYTES_A_UNIT, 0);
  const bytes = new Uint8Array(most);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of texts) {
    const { written } = encoder.encodeInto(text, bytes.subarray(at + LENGTH_BYTES));
    view.setUint32(at, written, true);
    at += LENGTH_BYTES + written;
  }
  return bytes.subarray(0, at);
}
