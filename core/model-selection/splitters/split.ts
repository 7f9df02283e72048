/** One fold: rows of the table to fit on and rows to score. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}
