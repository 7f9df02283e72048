/** What the values of features say of their products: which of them are one and the same column, or 0, or dependent. */
export interface FeatureKinds {
  /** `(nFeatures,)`: holds nothing but 0 and 1, so that its powers are itself. */
  readonly isIndicator: readonly boolean[];
  /** `(nFeatures,)`: its one-hot block, whose members are never 1 in one row; -1 for none. */
  readonly blockOf: readonly number[];
  /** `(nFeatures,)`: how many different values it has; where more than `MANY_VALUES`, one more than that. */
  readonly nValues: readonly number[];
}

/** A feature of `k` values has `k - 1` powers that do not depend on one another: no more than the highest degree matter. */
const MANY_VALUES = 5;

/**
 * Looks at the values of the rows given. A block counts where all of its members are indicators. O(rows x features).
 * @param rows indices into the columns
 */
export function featureKinds(
  columns: readonly Float64Array[],
  oneHotBlocks: readonly (readonly number[])[],
  rows: Int32Array,
): FeatureKinds {
  const values = columns.map((column) => fewValues(column, rows));
  const isIndicator = values.map((found) => found.every((value) => value === 0 || value === 1));
  const blockOf = columns.map(() => -1);
  for (const [block, members] of oneHotBlocks.entries()) {
    if (members.every((j) => isIndicator[j]!)) for (const j of members) blockOf[j] = block;
  }
  return { isIndicator, blockOf, nValues: values.map(({ length }) => length) };
}

function fewValues(column: Float64Array, rows: Int32Array): readonly number[] {
  const found: number[] = [];
  let last = Number.NaN;
  for (let i = 0; i < rows.length; i++) {
    const value = column[rows[i]!]!;
    if (value === last) continue;
    last = value;
    if (found.includes(value)) continue;
    found.push(value);
    if (found.length > MANY_VALUES) break;
  }
  return found;
}
