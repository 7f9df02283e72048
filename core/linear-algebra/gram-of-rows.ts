import type { GramBlock } from './gram-block.ts';
import { type GramSum, gramSum } from './gram-sum.ts';

/**
 * The Gram block of some rows: products of deviations from about the mean, tile by tile, corrected by what is left of the
 * deviations' sum. O(rows x q^2).
 * Source: the corrected two-pass algorithm of Chan, Golub, LeVeque, "Algorithms for computing the sample variance", 1983, its
 * first pass over a sample.
 * @param columns `q` arrays of `(nRows,)`, the target last
 * @param rows indices into them, in any order; a row named twice counts twice
 * @param weights `(nRows,)`, above 0 where `rows` has one: how often a row counts. Default: once
 */
export function gramOfRows(
  columns: readonly Float64Array[],
  rows: Int32Array,
  weights: Float64Array | null = null,
): GramBlock {
  return gramsOfRows(columns, [rows], weights)[0]!;
}

/**
 * The Gram block of each of some sets of rows. They are gone through together, so that rows that lie beside each other in
 * memory are loaded once, whatever set they are in.
 * @param sets as `rows` of `gramOfRows`, best ascending
 */
export function gramsOfRows(
  columns: readonly Float64Array[],
  sets: readonly Int32Array[],
  weights: Float64Array | null = null,
): GramBlock[] {
  const sums = sets.map((rows) => gramSum(columns, rows, weights));
  addAll(sums);
  // Of rows that the sample says nothing of: once more, from the mean that is known by then.
  const again = sums.filter((sum) => sum.startAgain());
  addAll(again);
  return sums.map((sum) => sum.finish());
}

/** The set that lags behind goes on, so that all stay in the same stretch of the columns. */
function addAll(sums: readonly GramSum[]): void {
  for (;;) {
    let next: GramSum | undefined;
    for (const sum of sums) if (sum.nextRow() < (next?.nextRow() ?? Number.POSITIVE_INFINITY)) next = sum;
    if (next === undefined) return;
    next.addTile();
  }
}
