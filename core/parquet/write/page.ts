import { bytesOf, i32, struct } from './thrift.ts';

/** The numbers are those of the format. */
export const ENCODING = { plain: 0, rle: 3, rleDictionary: 8 } as const;
const PAGE_TYPE = { data: 0, dictionary: 2 } as const;

/** One page of a column, before its header. */
export interface Page {
  readonly kind: keyof typeof PAGE_TYPE;
  readonly encoding: (typeof ENCODING)[keyof typeof ENCODING];
  /** Missing ones too. */
  readonly nValues: number;
  readonly nMissing: number;
  /** Its bytes, in order. Those of complete columns are views of the table, not copies. */
  readonly parts: readonly Uint8Array[];
}

/** The header of an uncompressed page. */
export function pageHeader({ kind, encoding, nValues, parts }: Page): Uint8Array {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const values = [
    [1, i32(nValues)],
    [2, i32(encoding)],
  ] as const;
  const header = struct([
    [1, i32(PAGE_TYPE[kind])],
    [2, i32(size)],
    [3, i32(size)],
    // Levels of definition and repetition are always in runs.
    [5, kind === 'data' ? struct([...values, [3, i32(ENCODING.rle)], [4, i32(ENCODING.rle)]]) : undefined],
    [7, kind === 'dictionary' ? struct(values) : undefined],
  ]);
  return bytesOf(header);
}
