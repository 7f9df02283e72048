import { type GramBlock, mergeGramBlocks } from '../../linear-algebra/gram-block.ts';
import { gramOfRows, gramsOfRows } from '../../linear-algebra/gram-of-rows.ts';
import { type MembershipClasses, membershipClasses } from './membership-classes.ts';

/** Numbers that the blocks of all classes may hold: 256 MB. */
const MAX_BLOCK_NUMBERS = 2 ** 25;

/**
 * The Gram block of each part. Each row is summed once, in the block of its class, and the blocks of a part are merged; where
 * that would be more work than summing each part by itself (many random splits), it is not done.
 * @param columns `q` arrays of `(nRows,)`, the target last
 * @param parts row indices
 * @param weights as in `gramOfRows`
 */
export function partGrams(
  columns: readonly Float64Array[],
  parts: readonly Int32Array[],
  weights: Float64Array | null = null,
): (part: number) => GramBlock {
  const q = columns.length;
  const classes = membershipClasses(parts, columns[0]!.length);
  if (classes === undefined || !isSharingCheaper(classes, parts, q)) {
    return (part) => gramOfRows(columns, parts[part]!, weights);
  }
  const blocks = gramsOfRows(columns, classes.rows, weights);
  return (part) => {
    const own = Array.from(classes.ofPart[part]!, (index) => blocks[index]!);
    return mergeGramBlocks(own, q);
  };
}

/** In units of q^2: half a product for each row summed, one for each block merged. */
export function isSharingCheaper(
  { rows, ofPart }: MembershipClasses,
  parts: readonly Int32Array[],
  q: number,
): boolean {
  if (rows.length * q * q > MAX_BLOCK_NUMBERS) return false;
  const sum = (arrays: readonly Int32Array[]) => arrays.reduce((total, { length }) => total + length, 0);
  return sum(rows) / 2 + sum(ofPart) <= sum(parts) / 2 + parts.length;
}
