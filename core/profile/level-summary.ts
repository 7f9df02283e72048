import type { DictionaryColumn } from '../table/table.ts';
import { textHash } from '../table/two-lane-hash.ts';
import { MAX_SAMPLED } from './distinct-sample.ts';
import { levelCounts } from './profile-levels.ts';

/**
 * What is kept of a column of categories or texts so that it can be added to. Of more than `MAX_SAMPLED` levels it is a
 * sample of one in `2 ** depth`, taken as `DistinctSample` is, with the same error; counts of sampled levels are exact.
 */
export interface LevelSummary {
  readonly n: number;
  readonly missing: number;
  /** 0: these are all levels. */
  readonly depth: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** O(rows + levels) */
export function summarizeLevels({ codes, levels }: DictionaryColumn): LevelSummary {
  const perLevel = levelCounts(codes, levels.length);
  const counts = new Map<string, number>();
  let n = 0;
  for (const [code, level] of levels.entries()) {
    if (perLevel[code] === 0) continue;
    counts.set(level, perLevel[code]!);
    n += perLevel[code]!;
  }
  return thinned({ n, missing: codes.length - n, depth: 0, counts });
}

/** The very summary of both columns together. O(sampled levels) */
export function mergeLevels(a: LevelSummary, b: LevelSummary): LevelSummary {
  const depth = Math.max(a.depth, b.depth);
  const counts = new Map<string, number>();
  for (const summary of [a, b])
    for (const [level, count] of summary.counts)
      if (isSampled(level, depth)) counts.set(level, (counts.get(level) ?? 0) + count);
  return thinned({ n: a.n + b.n, missing: a.missing + b.missing, depth, counts });
}

/** Levels made to share all of them are not told apart by deepening. */
const HASH_BITS = 32;

/** The estimated number of levels; exact where the depth is 0. */
export function nLevels({ depth, counts }: LevelSummary): number {
  return counts.size * 2 ** depth;
}

function thinned(summary: LevelSummary): LevelSummary {
  let { depth, counts } = summary;
  while (counts.size > MAX_SAMPLED && depth < HASH_BITS) {
    depth++;
    counts = new Map([...counts].filter(([level]) => isSampled(level, depth)));
  }
  return { ...summary, depth, counts };
}

/** Whether the hash begins with so many zero bits. */
function isSampled(level: string, depth: number): boolean {
  return depth === 0 || textHash(level).high >>> (HASH_BITS - depth) === 0;
}
