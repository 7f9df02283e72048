import type { GatheredColumn } from '../input/gathered-column.ts';
import type { ColumnType } from '../table/table.ts';

/** A column that grows row by row; rows that were not written are missing. */
export interface CellColumn {
  readonly name: string;
  readonly index: number;
  /** Empty until the first number. */
  values: Float64Array;
  /** Empty until the first text. */
  codes: Int32Array;
  readonly codeOf: Map<string, number>;
  readonly texts: string[];
  nNested: number;
  nIllFormed: number;
}

/** Of ES2024, which Node has. */
interface WellFormed {
  toWellFormed(): string;
}

/** Stands in `codeOf` for the spellings of a missing cell. */
const MISSING = -1;

export function createCellColumn(name: string, index: number, missing: readonly string[]): CellColumn {
  return {
    name,
    index,
    values: new Float64Array(0),
    codes: new Int32Array(0),
    codeOf: new Map(missing.map((spelling) => [spelling, MISSING])),
    texts: [],
    nNested: 0,
    nIllFormed: 0,
  };
}

/** Room for `capacity` rows in those parts that are in use. */
export function growCells(column: CellColumn, capacity: number): void {
  if (column.values.length > 0) column.values = grownNumbers(column.values, capacity);
  if (column.codes.length > 0) column.codes = grownCodes(column.codes, capacity);
}

export function setNumber(column: CellColumn, row: number, value: number, capacity: number): void {
  if (column.values.length === 0) column.values = grownNumbers(column.values, capacity);
  column.values[row] = value;
}

export function setText(column: CellColumn, row: number, text: string, capacity: number): void {
  if (column.codes.length === 0) column.codes = grownCodes(column.codes, capacity);
  const code = column.codeOf.get(text);
  column.codes[row] = code === undefined ? addText(column, text) : code;
}

/** Half of a surrogate pair, which no file in UTF-8 can hold, becomes U+FFFD. */
function addText(column: CellColumn, text: string): number {
  const wellFormed = (text as string & WellFormed).toWellFormed();
  if (wellFormed !== text) {
    column.nIllFormed++;
    const known = column.codeOf.get(wellFormed);
    if (known !== undefined) return known;
  }
  const code = column.texts.push(wellFormed) - 1;
  column.codeOf.set(wellFormed, code);
  return code;
}

export function gathered(
  { values, codes, texts }: CellColumn,
  nRows: number,
  { name, declared }: { readonly name: string; readonly declared: ColumnType | undefined },
): GatheredColumn {
  return {
    name,
    declared,
    numbers: 'number',
    values: values.length === 0 ? null : values.slice(0, nRows),
    codes: codes.length === 0 ? null : codes.slice(0, nRows),
    texts,
  };
}

function grownNumbers(values: Float64Array, capacity: number): Float64Array {
  const grown = new Float64Array(capacity).fill(Number.NaN, values.length);
  grown.set(values);
  return grown;
}

function grownCodes(codes: Int32Array, capacity: number): Int32Array {
  const grown = new Int32Array(capacity).fill(MISSING, codes.length);
  grown.set(codes);
  return grown;
}
