/** A column of numbers that is read a block at a time, into an array of the reader's: in memory, or made as it is read. */
export interface NumberSource {
  readonly nRows: number;
  /** Puts the numbers of the rows from `from` to before `to` at the beginning of `into`; a gap is `NaN`. */
  readInto(from: number, to: number, into: Float64Array): void;
  /** Those of the first row, and of every so many rows after it. */
  every(step: number): Float64Array;
}

/** The distinct values of a column, ascending and without `NaN`, and how many cells have each. */
export interface CountedNumbers {
  readonly values: Float64Array;
  readonly counts: Int32Array;
}

/** Numbers in memory. */
export function numbersIn(values: Float64Array): NumberSource {
  return {
    nRows: values.length,
    readInto: (from, to, into) => into.set(values.subarray(from, to)),
    every(step) {
      const found = new Float64Array(Math.ceil(values.length / step));
      for (let i = 0; i < found.length; i++) found[i] = values[i * step]!;
      return found;
    },
  };
}
