import { DataRefusedError } from '../../errors.ts';
import {
  DEFAULT_MAX_ROW_BYTES,
  DEFAULT_MAX_UNPACKED_BYTES,
  type ReadOptions,
} from '../../input/table-read.ts';

export interface NestedLimits extends Pick<ReadOptions, 'name' | 'maxRowBytes' | 'maxUnpackedBytes'> {
  readonly column: string;
}

/** How large the texts of a nested column are so far, in characters. */
export interface NestedSize {
  beginRow(row: number): void;
  /** Counts a part of the current row's text, and answers it. @throws DataRefusedError */
  add(text: string): string;
  add(text: string | null): string | null;
  /** The current row's text is kept. @throws DataRefusedError */
  keep(text: string): void;
}

/**
 * Entries of a dictionary that repeat take next to nothing in a file, and each its length in the JSON of a row: unlike the pages, that
 * is not known before it is written. So one row may be as long as one of JSON Lines, and all of them as large as what is unpacked.
 */
export function nestedSize({
  name,
  column,
  maxRowBytes = DEFAULT_MAX_ROW_BYTES,
  maxUnpackedBytes = DEFAULT_MAX_UNPACKED_BYTES,
}: NestedLimits): NestedSize {
  let row = 0;
  let nOfRow = 0;
  let nKept = 0;
  const refuse = (found: string, allowed: string) =>
    new DataRefusedError({
      where: `${name}, column ${column}`,
      found,
      allowed,
      todo: 'Leave the column out, or write what it holds into columns of single values',
    });
  const add = <T extends string | null>(text: T): T => {
    nOfRow += text?.length ?? 0;
    if (nOfRow > maxRowBytes)
      throw refuse(
        `its nested value in row ${row} is longer than ${maxRowBytes} characters as JSON`,
        `at most ${maxRowBytes} characters in a row`,
      );
    return text;
  };
  return {
    beginRow(at) {
      row = at;
      nOfRow = 0;
    },
    add,
    keep({ length }) {
      nKept += length;
      if (nKept > maxUnpackedBytes)
        throw refuse(
          `its nested values are longer than ${maxUnpackedBytes} characters as JSON, up to row ${row}`,
          `at most ${maxUnpackedBytes} characters in all rows`,
        );
    },
  };
}
