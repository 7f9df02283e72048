/** Which gaps the cells of a row may fill; see `rowReach`. */
export const REACH = {
  /** None: what is fitted and tested does not know the row. */
  nowhere: 0,
  /** Those of tested rows that come after it. */
  laterTests: 1,
  /** Those of any row, as far as the method goes. */
  anywhere: 2,
} as const;

interface Parts {
  /** Rows of the table, by index. */
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * The `REACH` of each row where a recipe is fitted on some rows and judged by others, `(y.length,)`: that of training rows goes
 * anywhere, and so does that of rows without a target (`NaN`), which nothing is judged by. A tested row is there for the tested
 * rows after it, as it would be when those are predicted, and never for a training row. Any other row is there for none. O(n)
 */
export function rowReach(y: Float64Array, { train, test }: Parts): Uint8Array {
  const reach = new Uint8Array(y.length);
  for (let row = 0; row < y.length; row++) if (Number.isNaN(y[row])) reach[row] = REACH.anywhere;
  for (let i = 0; i < test.length; i++) reach[test[i]!] = REACH.laterTests;
  for (let i = 0; i < train.length; i++) reach[train[i]!] = REACH.anywhere;
  return reach;
}
