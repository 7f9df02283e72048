export interface ClassCounts {
  /** By class, `(nClasses,)`: rows of it. */
  readonly counts: Int32Array;
  /** The classes that have rows, in order of first appearance. */
  readonly order: readonly number[];
  /** By class, `(nClasses,)`: its place in `order`; -1 for one without rows. */
  readonly indexOf: Int32Array;
}

/**
 * Counts the classes of some rows. O(n)
 * @param classOf `(table.nRows,)`: the class of each row of the table
 */
export function classCounts(rows: Int32Array, classOf: Int32Array): ClassCounts {
  let nClasses = 0;
  for (let at = 0; at < rows.length; at++) nClasses = Math.max(nClasses, classOf[rows[at]!]! + 1);
  const counts = new Int32Array(nClasses);
  const indexOf = new Int32Array(nClasses).fill(-1);
  const order: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const code = classOf[rows[at]!]!;
    counts[code]! += 1;
    if (indexOf[code] !== -1) continue;
    indexOf[code] = order.length;
    order.push(code);
  }
  return { counts, order, indexOf };
}
