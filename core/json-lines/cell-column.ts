import type { GatheredColumn } from '../input/gathered-column.ts';
import { writableText } from '../input/writable-text.ts';
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
  /** Texts that could not be kept as they are. */
  nUnwritable: number;
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
    nUnwritable: 0,
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

/** What no file of CSV can hold becomes U+FFFD: the same data are to give the same table in every format. */
function addText(column: CellColumn, text: string): number {
  const writable = writableText(text);
  if (writable !== text) {
    column.nUnwritable++;
    const known = column.codeOf.get(writable);
    if (known !== undefined) return known;
  }
  const code = column.texts.push(writable) - 1;
  column.codeOf.set(writable, code);
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
