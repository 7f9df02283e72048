import type { Column } from './table.ts';
import type { SourceColumn } from './table-source.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** An array for as many numbers at least, whose content no longer counts. */
  readonly array: () => Float64Array;
}

/**
 * The cells of the rows from `from` to before `to`. Numbers that are made as they are read are put into an array that the reader
 * uses again: fresh memory would take longer to get than they take to make.
 */
export function readStretch(column: SourceColumn, { from, to, array }: Stretch): Column {
  const { name, type, numbers } = column;
  if (numbers === undefined || type !== 'number') return column.read(from, to);
  const values = array().subarray(0, to - from);
  numbers.readInto(from, to, values);
  return { name, type, values };
}

/** Arrays for `length` numbers that are used in turns, `nArrays` of them, each made when it is first needed. */
export function arraysInTurns(nArrays: number, length: number): () => Float64Array {
  const arrays: Float64Array[] = [];
  let n = 0;
  return () => {
    const turn = n++ % nArrays;
    arrays[turn] ??= new Float64Array(length);
    return arrays[turn];
  };
}
