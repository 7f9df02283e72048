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
    for (let i = 0; i < part.length; i++) {
      const row = part[i]!;
      if (lastPart[row] === index) return undefined;
      lastPart[row] = index;
      const old = classOf[row]!;
      if (labelOf[old] === 0) labelOf[old] = nLabels++;
      classOf[row] = labelOf[old]!;
    }
  }
  return numbered(classOf, parts, nLabels);
}

/** Numbers the classes by their first row. A label of 0 is a row that no part names. */
function numbered(labelOf: Int32Array, parts: readonly Int32Array[], nLabels: number): MembershipClasses {
  const sizes = new Int32Array(nLabels);
  for (let row = 0; row < labelOf.length; row++) sizes[labelOf[row]!]!++;
  const numberOf = new Int32Array(nLabels).fill(-1);
  const rows: Int32Array[] = [];
  const filled = new Int32Array(nLabels);
  for (let row = 0; row < labelOf.length; row++) {
    const label = labelOf[row]!;
    if (label === 0) continue;
    if (numberOf[label] === -1) numberOf[label] = rows.push(new Int32Array(sizes[label]!)) - 1;
    rows[numberOf[label]!]![filled[label]!] = row;
    filled[label]!++;
  }
  const lastPart = new Int32Array(nLabels).fill(-1);
  const ofPart = parts.map((part, index) => {
    const numbers: number[] = [];
    for (let i = 0; i < part.length; i++) {
      const label = labelOf[part[i]!]!;
      if (lastPart[label] === index) continue;
      lastPart[label] = index;
      numbers.push(numberOf[label]!);
    }
    return Int32Array.from(numbers).sort();
  });
  return { rows, ofPart };
}
