/** One fold: rows of the table to fit on and rows to score. */
export interface Split {
  /**
   * May be made anew at each reading: for hundreds of folds of a million rows all of them at once would take gigabytes.
   * Read it once, and not at all to count the folds.
   */
  readonly train: Int32Array;
  readonly test: Int32Array;
}

export interface FoldTask {
  readonly rows: Int32Array;
  /** `(n,)`: the fold in which each row is tested; -1 for a row that is always in training. */
  readonly foldOf: Int32Array;
  readonly nFolds: number;
}

/** A split for each fold, rows in their order. O(n + nFolds), and O(n) for each `train` that is read. */
export function splitsByFold({ rows, foldOf, nFolds }: FoldTask): Split[] {
  const sizes = new Int32Array(nFolds);
  for (let at = 0; at < rows.length; at++) if (foldOf[at]! >= 0) sizes[foldOf[at]!]!++;
  const tests = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(nFolds);
  for (let at = 0; at < rows.length; at++) {
    const fold = foldOf[at]!;
    if (fold >= 0) tests[fold]![filled[fold]!++] = rows[at]!;
  }
  return tests.map((test, fold) => ({
    test,
    get train() {
      return rowsOutside(fold, { rows, foldOf, size: rows.length - test.length });
    },
  }));
}

function rowsOutside(
  fold: number,
  { rows, foldOf, size }: { rows: Int32Array; foldOf: Int32Array; size: number },
): Int32Array {
  const others = new Int32Array(size);
  let n = 0;
  for (let at = 0; at < rows.length; at++) if (foldOf[at] !== fold) others[n++] = rows[at]!;
  return others;
}
