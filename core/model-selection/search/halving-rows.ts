import { seededGenerator, shuffle } from '../../random/seeded-generator.ts';
import { allRows } from '../../table/table.ts';
import type { PathSplit } from '../paths/path-task.ts';

interface SubsampleTask {
  readonly splits: readonly PathSplit[];
  /** In (0, 1]. */
  readonly share: number;
  readonly seed: number;
}

/**
 * The splits with a share of the rows of either part, drawn by the seed and in their order, so that what comes first in time
 * still does. The rows of a larger share hold those of a smaller one: a candidate that goes on is judged on more rows, not on
 * others. O(rows). Source: scikit-learn's `_SubsampleMetaSplitter`, whose draws differ.
 */
export function subsampleSplits({ splits, share, seed }: SubsampleTask): readonly PathSplit[] {
  if (share >= 1) return splits;
  return splits.map(({ train, test }, split) => ({
    train: subsample(train, share, seed + 2 * split),
    test: subsample(test, share, seed + 2 * split + 1),
  }));
}

function subsample(rows: Int32Array, share: number, seed: number): Int32Array {
  const drawn = allRows(rows.length);
  shuffle(drawn, seededGenerator(seed));
  const positions = drawn.subarray(0, Math.max(1, Math.floor(share * rows.length))).sort();
  return positions.map((position) => rows[position]!);
}
