/** Rows that the same parts name, gathered: whatever is summed over them serves all those parts. */
export interface MembershipClasses {
  /** Rows of each class, ascending. */
  readonly rows: readonly Int32Array[];
  /** Classes of each part, ascending. */
  readonly ofPart: readonly Int32Array[];
}

/**
 * Partitions rows by the parts they belong to: 5 classes for the 10 parts of 5 folds. `undefined` when a part names a
 * row twice. O(nRows + sum of parts).
 */
export function membershipClasses(
  parts: readonly Int32Array[],
  nRows: number,
): MembershipClasses | undefined {
  const classOf = new Int32Array(nRows);
  const lastPart = new Int32Array(nRows).fill(-1);
  let nLabels = 1;
  for (const [index, part] of parts.entries()) {
    // Rows of one class that this part names become a class of their own.
    const labelOf = new Int32Array(nLabels);
    for (const row of part) {
      if (lastPart[row] === index) return undefined;
      lastPart[row] = index;
      const old = classOf[row]!;
      if (labelOf[old] === 0) labelOf[old] = nLabels++;
      classOf[row] = labelOf[old]!;
    }
  }
  return numbered(classOf, parts);
}

/** Numbers the classes by their first row. A label of 0 is a row that no part names. */
function numbered(labelOf: Int32Array, parts: readonly Int32Array[]): MembershipClasses {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < labelOf.length; row++) {
    const label = labelOf[row]!;
    if (label === 0) continue;
    const rows = rowsOf.get(label);
    if (rows === undefined) rowsOf.set(label, [row]);
    else rows.push(row);
  }
  const numberOf = new Map([...rowsOf.keys()].map((label, number) => [label, number]));
  const ofPart = parts.map((part) => {
    const labels = new Set<number>();
    for (const row of part) labels.add(labelOf[row]!);
    return Int32Array.from(labels, (label) => numberOf.get(label)!).sort();
  });
  return { rows: Array.from(rowsOf.values(), (rows) => Int32Array.from(rows)), ofPart };
}
