import type { Term } from './terms.ts';

/**
 * The values of terms, `terms.length` arrays as long as the columns. A feature itself is the very same array.
 * O(rows x terms).
 * @param columns the features, arrays of one length
 */
export function expandColumns(terms: readonly Term[], columns: readonly Float64Array[]): Float64Array[] {
  const expanded: Float64Array[] = [];
  for (const { factors, parent } of terms) {
    const column = columns[factors.at(-1)!]!;
    expanded.push(parent === -1 ? column : product(expanded[parent]!, column));
  }
  return expanded;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let i = 0; i < result.length; i++) result[i] = a[i]! * b[i]!;
  return result;
}
