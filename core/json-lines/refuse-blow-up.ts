import { DataRefusedError } from '../errors.ts';
import { DEFAULT_MAX_UNPACKED_BYTES } from '../input/table-read.ts';

/** The rows of a file so far, and what reading them may take. */
export interface Gathered {
  readonly options: { readonly name: string; readonly maxUnpackedBytes?: number };
  readonly nKeys: number;
  readonly nRows: number;
  /** Characters of the lines read, which is at most their bytes. */
  readonly nChars: number;
}

const BYTES_A_CELL = 8;
/** A table of this size is read, however few of its cells are filled. */
const ALLOWANCE_BYTES = 2 ** 28;
/** What a larger one may be of its lines: a cell takes 6 characters or more, so that one filled cell in seventy is always enough. */
const MAX_FOLD = 100;
/** `"a":1,` are 6 characters and 8 bytes: a table without gaps is read, whatever its size. */
const DENSE_FOLD = 2;

/**
 * Each key is a column and has a cell in every row: a small file with other keys in each of its rows would fill the memory. O(1)
 * @throws DataRefusedError where the cells would take far more than the lines
 */
export function refuseBlowUp({ options, nKeys, nRows, nChars }: Gathered, line: number): void {
  const size = nKeys * nRows * BYTES_A_CELL;
  const { name, maxUnpackedBytes = DEFAULT_MAX_UNPACKED_BYTES } = options;
  const allowed = Math.max(
    DENSE_FOLD * nChars,
    Math.min(maxUnpackedBytes, ALLOWANCE_BYTES + MAX_FOLD * nChars),
  );
  if (size <= allowed) return;
  throw new DataRefusedError({
    where: `${name}:${line}`,
    found: `so far ${nKeys} different keys in ${nRows} rows, a table of ${size} bytes`,
    allowed: `at most ${allowed} bytes for lines of this length, 8 for each key in each row`,
    todo: 'Write what the keys say into a column of its own, a row for each key and its value, or leave out keys that few rows have',
  });
}
