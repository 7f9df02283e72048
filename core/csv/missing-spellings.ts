import { parseNumber } from './parse-number.ts';

/** The spellings of a missing cell as bytes; compared exactly, whether or not the cell is quoted. */
export interface MissingSpellings {
  readonly bytes: readonly Uint8Array[];
  readonly includesEmpty: boolean;
  /**
   * Values of the spellings that are numbers, such as -999: a cell with such a value needs a look at its
   * bytes.
   */
  readonly numbers: readonly number[];
}

export function missingSpellings(spellings: readonly string[]): MissingSpellings {
  const bytes = spellings.map((spelling) => new TextEncoder().encode(spelling));
  const numbers = bytes.map((part) => parseNumber(part, 0, part.length));
  return {
    bytes,
    includesEmpty: spellings.includes(''),
    numbers: numbers.filter((value) => !Number.isNaN(value)),
  };
}

/** Whether `bytes[start..end)` spells a missing cell. */
export function isMissingSpelling(
  { bytes: spellings, includesEmpty }: MissingSpellings,
  cell: { fieldBytes: Uint8Array; fieldStart: number; fieldEnd: number },
): boolean {
  const { fieldBytes, fieldStart } = cell;
  const length = cell.fieldEnd - fieldStart;
  if (length === 0) return includesEmpty;
  return spellings.some(
    (spelling) =>
      spelling.length === length && spelling.every((byte, i) => byte === fieldBytes[fieldStart + i]),
  );
}
