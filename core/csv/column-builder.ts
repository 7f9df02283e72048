import { cellsLike } from '../table/cells-like.ts';
import type { ColumnType, NumericType } from '../table/table.ts';
import { createDictionaryBuilder, type DictionaryBuilder, levelOf } from './dictionary-builder.ts';
import type { MissingSpellings } from './missing-spellings.ts';
import type { ColumnPlan } from './read-plan.ts';

/** A cell that does not fit its column. */
export interface OffendingCell {
  readonly line: number;
  readonly text: string;
}

/**
 * A column that grows row by row. It is numeric as long as `dictionary` is null; rows beyond the last
 * finished one hold leftovers of a row that was incomplete or quarantined, and are written over.
 */
export interface ColumnBuilder {
  readonly name: string;
  readonly declared: ColumnType | undefined;
  readonly plan: ColumnPlan | undefined;
  /** What a cell must be for its row to be kept; null where any cell is good. */
  readonly strict: NumericType | null;
  values: Float64Array;
  codes: Int32Array;
  dictionary: DictionaryBuilder | null;
  /** The levels of the dictionary below this number spell a missing cell. */
  nMissingLevels: number;
  /** Texts met in a numeric column that already holds numbers, and the first of them. */
  nOffending: number;
  readonly offending: OffendingCell[];
  /** Whole numbers in a numeric column that a double rounds, and the first of them. */
  nLong: number;
  firstLong: string;
}

const NONE = new ArrayBuffer(0);
const NONE_SHARED = new SharedArrayBuffer(0);

interface ColumnBuilderOptions extends Pick<ColumnBuilder, 'declared' | 'plan' | 'strict'> {
  /** Whether its cells are put where other threads can read them. */
  readonly isShared: boolean;
}

export function createColumnBuilder(
  name: string,
  { declared, plan, strict, isShared }: ColumnBuilderOptions,
): ColumnBuilder {
  return {
    name,
    declared,
    plan,
    strict,
    values: new Float64Array(isShared ? NONE_SHARED : NONE),
    codes: new Int32Array(isShared ? NONE_SHARED : NONE),
    dictionary: null,
    nMissingLevels: 0,
    nOffending: 0,
    offending: [],
    nLong: 0,
    firstLong: '',
  };
}

/** Makes room for `capacity` rows, of which so many have been read. */
export function growColumn(column: ColumnBuilder, capacity: number, nRows = 0): void {
  if (column.dictionary === null) {
    const values = cellsLike(column.values, capacity);
    values.set(column.values.subarray(0, nRows));
    column.values = values;
  } else {
    const codes = cellsLike(column.codes, capacity);
    codes.set(column.codes.subarray(0, nRows));
    column.codes = codes;
  }
}

/** Has the cells put into an array that is there: codes of a dictionary, or numbers. */
export function placeColumn(column: ColumnBuilder, cells: Float64Array | Int32Array): void {
  if (cells instanceof Int32Array) column.codes = cells;
  else column.values = cells;
}

/** Turns a column without numbers into one of texts; its rows so far are missing. */
export function becomeDictionary(column: ColumnBuilder, missing: MissingSpellings): void {
  const dictionary = createDictionaryBuilder();
  for (const spelling of missing.bytes)
    levelOf(dictionary, { fieldBytes: spelling, fieldStart: 0, fieldEnd: spelling.length });
  column.dictionary = dictionary;
  column.nMissingLevels = dictionary.nLevels;
  // Level 0 is a missing spelling wherever rows can have been missing so far.
  column.codes = cellsLike(column.codes, column.values.length);
  column.values = cellsLike(column.values, 0);
}

/** How many of the first `nRows` cells are numbers. O(nRows) */
export function countNumbers({ values }: ColumnBuilder, nRows: number): number {
  let nNumbers = 0;
  for (let row = 0; row < nRows; row++) if (!Number.isNaN(values[row])) nNumbers++;
  return nNumbers;
}

/** Whether the first `nRows` cells hold nothing: no number, and no text but the empty one. O(nRows) */
export function isEmptyColumn(column: ColumnBuilder, nRows: number): boolean {
  const { dictionary, nMissingLevels, nOffending } = column;
  if (dictionary === null) return nOffending === 0 && countNumbers(column, nRows) === 0;
  return dictionary.offsets[dictionary.nLevels] === dictionary.offsets[nMissingLevels];
}
