import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { allRows } from '../../table/table.ts';

/**
 * The fold of each of `n` things, `(n,)`: the first `n % nSplits` folds have one more than the others. In their order, or drawn
 * with a seed. O(n)
 */
export function equalFolds(n: number, nSplits: number, shuffleSeed: number | null): Int32Array {
  const positions = allRows(n);
  if (shuffleSeed !== null) shuffle(positions, seededGenerator(shuffleSeed));
  const foldOf = new Int32Array(n);
  const size = Math.floor(n / nSplits);
  const nLarger = n % nSplits;
  let start = 0;
  for (let fold = 0; fold < nSplits; fold++) {
    const end = start + size + (fold < nLarger ? 1 : 0);
    for (let at = start; at < end; at++) foldOf[positions[at]!] = fold;
    start = end;
  }
  return foldOf;
}
