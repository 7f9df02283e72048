import type { ColumnType } from '../table/table.ts';

/**
 * A column as its cells were found in a file with types of its own, before the type of the column is decided. A cell is a number,
 * a text, or missing.
 */
export interface GatheredColumn {
  readonly name: string;
  readonly declared: ColumnType | undefined;
  /** What the numbers are: `time` in milliseconds since 1970. */
  readonly numbers: 'number' | 'time';
  /** `(nRows,)`: NaN where the cell is no number. Null where no cell is one. */
  readonly values: Float64Array | null;
  /** `(nRows,)`: places in `texts`, -1 where the cell is no text. Null where no cell is one. */
  readonly codes: Int32Array | null;
  /** Distinct. */
  readonly texts: readonly string[];
}

/** How often each text occurs, `(texts.length,)`. O(nRows) */
export function countTexts({ codes, texts }: GatheredColumn): Int32Array {
  const counts = new Int32Array(texts.length);
  if (codes !== null)
    for (let row = 0; row < codes.length; row++) if (codes[row] !== -1) counts[codes[row]!]!++;
  return counts;
}

/** O(nRows) */
export function countNumbers({ values }: GatheredColumn): number {
  let count = 0;
  if (values !== null) for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) count++;
  return count;
}

/** The numbers that are spellings of a missing cell, such as -999, as missing. O(nRows) where there are any */
export function withoutSpelledNumbers(column: GatheredColumn, missing: readonly string[]): GatheredColumn {
  const numbers = missing
    .map(Number)
    .filter((value, at) => String(value) === missing[at] && !Number.isNaN(value));
  if (column.values === null || column.numbers === 'time' || numbers.length === 0) return column;
  const values = column.values.map((value) => (numbers.includes(value) ? Number.NaN : value));
  return { ...column, values };
}

/** The column of the given rows. */
export function takeGatheredRows(column: GatheredColumn, rows: Int32Array): GatheredColumn {
  const values = column.values === null ? null : Float64Array.from(rows, (row) => column.values![row]!);
  const codes = column.codes === null ? null : Int32Array.from(rows, (row) => column.codes![row]!);
  return { ...column, values, codes };
}

/** The texts that are spellings of a missing cell as missing. O(nRows) where there are any */
export function withoutSpelledTexts(column: GatheredColumn, missing: readonly string[]): GatheredColumn {
  const { codes, texts } = column;
  const isMissing = texts.map((text) => missing.includes(text));
  if (codes === null || !isMissing.includes(true)) return column;
  return { ...column, codes: codes.map((code) => (code === -1 || isMissing[code] ? -1 : code)) };
}
